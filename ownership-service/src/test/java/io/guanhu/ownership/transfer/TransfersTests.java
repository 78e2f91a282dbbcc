package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.PUDONG;
import static io.guanhu.ownership.model.Book.TOMORROW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.transfer.TransferDesk.GIVER;
import static io.guanhu.ownership.transfer.TransferDesk.GIVING_LEAD;
import static io.guanhu.ownership.transfer.TransferDesk.RECEIVER;
import static io.guanhu.ownership.transfer.TransferDesk.RECEIVING_LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.ownership.timeline.Recording;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentEnded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.testing.Callers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The steps after the proposal. */
class TransfersTests {

    private final TransferDesk desk = new TransferDesk();

    @Test
    void handsOverWithTheLastApproval() {
        UUID id = desk.approved(null);

        assertThat(desk.state(id)).isEqualTo(Transfer.State.COMPLETED);
        assertThat(desk.advances()).containsExactly("PROPOSED", "ACCEPTED", "ACCEPTED", "COMPLETED");
        assertThat(desk.book.ownerOf(desk.customer, NOW)).isEqualTo("E2101");
        assertThat(desk.memory.announced(AssignmentEnded.class))
                .singleElement()
                .returns("E1101", AssignmentEnded::managerId)
                .returns(NOW, AssignmentEnded::to);
        assertThat(desk.memory.announced(AssignmentStarted.class))
                .singleElement()
                .returns("E2101", AssignmentStarted::managerId)
                .returns(PUDONG.path(), AssignmentStarted::branch);
        assertThat(desk.book.recordings())
                .singleElement()
                .returns("E2190", Recording::by)
                .returns(ReasonCode.RELOCATION, Recording::code);
        assertThat(desk.memory.entered())
                .containsExactly(
                        "transfer.propose ALLOWED",
                        "transfer.accept ALLOWED",
                        "transfer.approve ALLOWED",
                        "transfer.approve ALLOWED");
    }

    @Test
    void recordsTheNewOwnerFromALaterInstantAndAnnouncesItThen() {
        UUID id = desk.approved(TOMORROW);

        assertThat(desk.state(id)).isEqualTo(Transfer.State.APPROVED);
        assertThat(desk.advances()).containsExactly("PROPOSED", "ACCEPTED", "ACCEPTED");
        assertThat(desk.book.ownerOf(desk.customer, NOW)).isEqualTo("E1101");
        assertThat(desk.book.ownerOf(desk.customer, TOMORROW)).isEqualTo("E2101");
    }

    @Test
    void entersAStepOnTheTransferForEachCustomer() {
        UUID id = desk.accepted(null);

        assertThat(desk.memory.entries().getLast())
                .returns("transfer.accept", AuditEntryRecorded::action)
                .returns(id.toString(), AuditEntryRecorded::resourceId)
                .returns(desk.customer, AuditEntryRecorded::customerId)
                .returns("E2101", AuditEntryRecorded::actorId);
    }

    @Test
    void onlyTheReceiverAccepts() {
        refused(desk.proposed(null), "only-receiver-accepts", id -> desk.transfers.accept(id, GIVER));
    }

    @Test
    void doesNotExistForStrangers() {
        UUID id = desk.proposed(null);
        var stranger = Callers.manager("E1102", CHAOYANG.path());

        refused(id, "transfer-not-found", each -> desk.transfers.accept(each, stranger));
        refused(id, "transfer-not-found", each -> desk.transfers.accept(UUID.randomUUID(), RECEIVER));
        assertThat(desk.memory.attempted()).containsExactly("transfer.accept");
    }

    @Test
    void nobodyApprovesWhatTheReceiverHasNotAccepted() {
        refused(desk.proposed(null), "wrong-transfer-state", id -> desk.transfers.approve(id, GIVING_LEAD));
    }

    @Test
    void nobodyAcceptsTwice() {
        refused(desk.accepted(null), "wrong-transfer-state", id -> desk.transfers.accept(id, RECEIVER));
    }

    @Test
    void aLeadApprovesOnce() {
        UUID id = desk.accepted(null);
        desk.memory.run(desk.transfers.approve(id, GIVING_LEAD));

        refused(id, "already-approved", each -> desk.transfers.approve(each, GIVING_LEAD));
    }

    @Test
    void handsNobodyOverToAReceiverWhoHasMoved() {
        UUID id = halfApproved();
        desk.book.manager(new Manager("E2101", "Manager E2101", CHAOYANG, true, true));

        refused(id, "receiver-moved", each -> desk.transfers.approve(each, RECEIVING_LEAD));
        assertThat(desk.approvals.of(id).block()).hasSize(1);
        assertThat(desk.book.ownerOf(desk.customer, NOW)).isEqualTo("E1101");
    }

    @Test
    void handsNobodyOverWhoseOwnerHasChanged() {
        UUID id = halfApproved();
        var before = desk.book.stewardship(desk.customer, NOW).ownerAt(NOW).orElseThrow();
        desk.book.erase(before);
        desk.book.assigned(desk.customer, Role.PRIMARY, "E1102", YESTERDAY);

        refused(id, "owner-changed", each -> desk.transfers.approve(each, RECEIVING_LEAD));
        assertThat(desk.book.ownerOf(desk.customer, NOW)).isEqualTo("E1102");
    }

    @Test
    void theReceiversBranchMustBeOpenStill() {
        UUID id = halfApproved();
        desk.book.branch(PUDONG, false);

        refused(id, "branch-closed", each -> desk.transfers.approve(each, RECEIVING_LEAD));
    }

    @Test
    void theProposerWithdrawsUntilItIsDecided() {
        UUID proposed = desk.proposed(null);
        desk.memory.run(desk.transfers.withdraw(proposed, GIVER));
        assertThat(desk.state(proposed)).isEqualTo(Transfer.State.WITHDRAWN);
        assertThat(desk.advances()).endsWith("WITHDRAWN");

        UUID accepted = desk.accepted(null);
        refused(accepted, "only-proposer-withdraws", each -> desk.transfers.withdraw(each, RECEIVER));
        desk.memory.run(desk.transfers.withdraw(accepted, GIVER));
        refused(accepted, "wrong-transfer-state", each -> desk.transfers.withdraw(each, GIVER));
    }

    @Test
    void theReceiverDeclinesAProposalAndALeadWhatWasAccepted() {
        UUID proposed = desk.proposed(null);
        desk.memory.run(desk.transfers.decline(proposed, RECEIVER));
        assertThat(desk.state(proposed)).isEqualTo(Transfer.State.DECLINED);

        UUID accepted = desk.accepted(null);
        desk.memory.run(desk.transfers.decline(accepted, RECEIVING_LEAD));
        assertThat(desk.advances()).endsWith("ACCEPTED", "DECLINED");
        refused(accepted, "wrong-transfer-state", each -> desk.transfers.decline(each, RECEIVING_LEAD));
        assertThat(desk.memory.entered()).contains("transfer.refuse ALLOWED");
    }

    /** They see it, because they give the customer away; but it is for the leads to decide. */
    @Test
    void theGiverDeclinesNothingThatTheReceiverHasAccepted() {
        UUID leads = desk.memory
                .get(desk.transfers.propose(TransferDesk.proposal(desk.customer, "E2101", null), GIVING_LEAD))
                .terms()
                .id();
        desk.memory.run(desk.transfers.accept(leads, RECEIVER));
        refused(leads, "wrong-transfer-state", each -> desk.transfers.decline(each, GIVER));
        refused(leads, "same-person", each -> desk.transfers.decline(each, GIVING_LEAD));
    }

    private UUID halfApproved() {
        UUID id = desk.accepted(null);
        desk.memory.run(desk.transfers.approve(id, GIVING_LEAD));
        return id;
    }

    private interface Step {
        Mono<Transfer> take(UUID id);
    }

    private void refused(UUID id, String code, Step step) {
        Transfer.State state = desk.state(id);
        List<String> announced = desk.memory.announced();
        List<String> entered = desk.memory.entered();
        int committed = desk.memory.transactions().committed();

        ProblemException refusal = desk.memory.refusal(step.take(id));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(desk.state(id)).isEqualTo(state);
        assertThat(desk.memory.announced()).isEqualTo(announced);
        assertThat(desk.memory.entered()).isEqualTo(entered);
        assertThat(desk.memory.transactions().committed()).isEqualTo(committed);
    }
}
