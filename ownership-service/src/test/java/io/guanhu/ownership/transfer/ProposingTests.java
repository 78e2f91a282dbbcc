package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.TOMORROW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Lead;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.OwnershipEvents.TransferAdvanced;
import io.guanhu.platform.contract.OwnershipEvents.TransferState;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposingTests {

    private final TransferDesk desk = new TransferDesk();
    private final UUID customer = desk.customer;

    @Test
    void keepsAProposalAndAnnouncesEachCustomer() {
        UUID other = desk.book.customerOf("E1101", YESTERDAY);
        var proposal = new Transfers.Proposal(List.of(customer, other), "E2101", ReasonCode.WORKLOAD, null, TOMORROW);

        Transfer proposed = desk.memory.get(desk.transfers.propose(proposal, TransferDesk.GIVER));

        UUID id = proposed.terms().id();
        assertThat(desk.store.find(id).block()).isEqualTo(proposed);
        assertThat(proposed.terms().effectiveFrom()).isEqualTo(TOMORROW);
        assertThat(proposed.terms().items())
                .extracting(Transfer.Item::fromManager, Transfer.Item::fromBranch)
                .containsOnly(tuple("E1101", CHAOYANG));
        assertThat(desk.memory.announced(TransferAdvanced.class))
                .containsExactlyInAnyOrder(
                        new TransferAdvanced(id, customer, "E1101", "E2101", TransferState.PROPOSED, NOW),
                        new TransferAdvanced(id, other, "E1101", "E2101", TransferState.PROPOSED, NOW));
        assertThat(desk.memory.entries())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry)
                        .returns("transfer.propose", AuditEntryRecorded::action)
                        .returns("WORKLOAD", AuditEntryRecorded::reason));
        assertThat(desk.memory.transactions().committed()).isOne();
    }

    @ParameterizedTest(name = "to {0} from {1}: {2}")
    @CsvSource({
        "E9999,  , invalid-request",
        "E3101,  , manager-inactive",
        "E3102,  , branch-closed",
        "E1101,  , already-assigned",
        "E2101, 2026-11-21T08:59:59Z, invalid-request",
        "E2101, 2027-11-23T00:00:00Z, invalid-request"
    })
    void refusesAReceiverWhoCannotHaveTheCustomerOrNotThen(String receiver, @Nullable Instant from, String code) {
        refused(TransferDesk.proposal(customer, receiver, from), TransferDesk.GIVER, code);
    }

    @ParameterizedTest(name = "{0} {1} of {2}")
    @CsvSource({
        "manager, E1102, BJ/CHAOYANG/001",
        "manager, E2101, SH/PUDONG/001",
        "lead, E2190, SH",
        "lead, E1191, BJ/CHAOYANG/002"
    })
    void hidesCustomersBeyondTheProposersReach(String role, String employee, String branch) {
        Caller caller = role.equals("lead") ? Callers.lead(employee, branch) : Callers.manager(employee, branch);

        refused(TransferDesk.proposal(customer, "E2101", null), caller, "customer-not-found");
    }

    @Test
    void refusesATransferByAnAssistant() {
        desk.book.assigned(customer, Role.ASSISTANT, "E1102", YESTERDAY);

        refused(
                TransferDesk.proposal(customer, "E2101", null),
                Callers.manager("E1102", CHAOYANG.path()),
                "customer-not-found");
    }

    @Test
    void oneCustomerOutOfReachStopsTheOthers() {
        UUID foreign = desk.book.customerOf("E2101", YESTERDAY);
        var both = new Transfers.Proposal(List.of(customer, foreign), "E1102", ReasonCode.WORKLOAD, null, null);

        refused(both, TransferDesk.GIVER, "customer-not-found");
    }

    @Test
    void refusesASecondTransferWhileOneIsOpen() {
        UUID first = desk.proposed(null);

        ProblemException refusal = desk.memory.refusal(
                desk.transfers.propose(TransferDesk.proposal(customer, "E1102", null), TransferDesk.GIVER));

        assertThat(refusal.code()).isEqualTo("open-transfer-exists");
        assertThat(desk.store.size()).isOne();
        assertThat(desk.advances()).containsExactly("PROPOSED");
        desk.memory.run(desk.transfers.withdraw(first, TransferDesk.GIVER));
        assertThat(desk.proposed(null)).isNotEqualTo(first);
    }

    @Test
    void aLeadWhoProposesAgreesForTheBranchesThatGive() {
        Transfer proposed = desk.memory.get(
                desk.transfers.propose(TransferDesk.proposal(customer, "E2101", null), TransferDesk.GIVING_LEAD));

        assertThat(desk.approvals.of(proposed.terms().id()).block())
                .containsExactly(new Lead("E1190", new Branch("BJ/CHAOYANG")));
    }

    @Test
    void sealsTheWordsUnderTheCustomersKey() {
        var withWords = new Transfers.Proposal(List.of(customer), "E2101", ReasonCode.OTHER, "asked for it", null);

        Transfer proposed = desk.memory.get(desk.transfers.propose(withWords, TransferDesk.GIVER));

        var text = desk.store.texts(proposed.terms().id()).blockFirst();
        assertThat(text).isNotNull().returns(customer, TransferStore.SealedText::customerId);
        byte[] opened = desk.memory.keys().of(customer).open(DataCategory.INTERACTION, "transfer.reason", text.words());
        assertThat(new String(opened, UTF_8)).isEqualTo("asked for it");
    }

    @Test
    void refusesWordsOfACustomerWhoseWordsAreRestricted() {
        desk.book.restrictFreeTexts(customer);
        var withWords = new Transfers.Proposal(List.of(customer), "E2101", ReasonCode.OTHER, "asked for it", null);

        refused(withWords, TransferDesk.GIVER, "interactions-locked");
    }

    @Test
    void farthestAheadIsAYearAndADay() {
        Instant farthest = NOW.plus(Duration.ofDays(366));

        assertThat(desk.state(desk.proposed(farthest))).isEqualTo(Transfer.State.PROPOSED);
    }

    private void refused(Transfers.Proposal proposal, Caller caller, String code) {
        ProblemException refusal = desk.memory.refusal(desk.transfers.propose(proposal, caller));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(desk.store.size()).isZero();
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered()).isEmpty();
        assertThat(desk.memory.attempted()).isNotEmpty().containsOnly("transfer.propose");
        assertThat(desk.memory.transactions().committed()).isZero();
    }
}
