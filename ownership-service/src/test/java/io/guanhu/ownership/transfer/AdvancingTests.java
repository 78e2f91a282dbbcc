package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.TOMORROW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.transfer.TransferDesk.GIVER;
import static io.guanhu.ownership.transfer.TransferDesk.GIVING_LEAD;
import static io.guanhu.ownership.transfer.TransferDesk.RECEIVER;
import static io.guanhu.ownership.transfer.TransferDesk.RECEIVING_LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.ownership.timeline.Recording;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.TransferAdvanced;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of the customers of a transfer. */
class AdvancingTests {

    private final TransferDesk desk = new TransferDesk();
    private final UUID one = desk.customer;
    private final UUID other = desk.book.customerOf("E1101", YESTERDAY);

    /** Both customers are in a transfer that lacks its last approval. */
    private UUID halfApproved(@Nullable Instant from) {
        var proposal =
                new Transfers.Proposal(List.of(one, other), "E2101", ReasonCode.RELOCATION, "moving to Shanghai", from);
        UUID id =
                desk.memory.get(desk.transfers.propose(proposal, GIVER)).terms().id();
        desk.memory.run(desk.transfers.accept(id, RECEIVER));
        desk.memory.run(desk.transfers.approve(id, GIVING_LEAD));
        return id;
    }

    private void refused(UUID id, String code) {
        int announced = desk.memory.announced().size();

        assertThat(desk.memory
                        .refusal(desk.transfers.approve(id, RECEIVING_LEAD))
                        .code())
                .isEqualTo(code);

        assertThat(desk.state(id)).isEqualTo(Transfer.State.ACCEPTED);
        assertThat(desk.book.ownerOf(one, NOW)).isEqualTo("E1101");
        assertThat(desk.memory.announced()).hasSize(announced);
        assertThat(desk.memory.attempted()).contains("transfer.approve");
    }

    @Test
    void announcesEachStepOfEachCustomer() {
        UUID id = halfApproved(null);
        desk.memory.run(desk.transfers.approve(id, RECEIVING_LEAD));

        for (UUID customer : List.of(one, other)) {
            assertThat(desk.memory.announced(TransferAdvanced.class))
                    .filteredOn(each -> each.customerId().equals(customer))
                    .extracting(each -> each.state().name())
                    .containsExactly("PROPOSED", "ACCEPTED", "ACCEPTED", "COMPLETED");
            assertThat(desk.book.ownerOf(customer, NOW)).isEqualTo("E2101");
        }
        assertThat(desk.book.recordings())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each)
                        .returns(ReasonCode.RELOCATION, Recording::code)
                        .returns("E2190", Recording::by));
    }

    @Test
    void handsOverNobodyIfOneCannotBeHandedOver() {
        UUID id = halfApproved(null);
        desk.book.erase(desk.book.stewardship(other, NOW).ownerAt(NOW).orElseThrow());
        desk.book.assigned(other, Role.PRIMARY, "E1102", YESTERDAY);

        refused(id, "owner-changed");
        assertThat(desk.book.ownerOf(other, NOW)).isEqualTo("E1102");
    }

    @Test
    void handsOverNoCustomerWithALaterOwner() {
        UUID id = halfApproved(null);
        desk.book.assigned(other, Role.PRIMARY, "E1102", TOMORROW);

        refused(id, "assignment-scheduled");
    }

    /** An approval that came after the instant cannot change the past. */
    @Test
    void handsOverFromNowIfTheInstantHasPassed() {
        UUID id = halfApproved(TOMORROW);
        Instant late = TOMORROW.plusSeconds(60);
        desk.memory.clock().set(late);

        desk.memory.run(desk.transfers.approve(id, RECEIVING_LEAD));

        assertThat(desk.state(id)).isEqualTo(Transfer.State.COMPLETED);
        assertThat(desk.book.ownerOf(one, late)).isEqualTo("E2101");
        assertThat(desk.memory.announced(AssignmentStarted.class))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.from()).isEqualTo(late));
    }

    @Test
    void sealsTheExplanationUnderTheKeyOfEachCustomer() {
        UUID id = halfApproved(null);

        var texts = desk.memory.get(desk.store.texts(id).collectList());

        assertThat(texts).extracting(each -> each.customerId()).containsExactlyInAnyOrder(one, other);
        assertThat(texts)
                .allSatisfy(each -> assertThat(desk.memory.get(
                                desk.book.texts().open(each.customerId(), Advancing.REASON_FIELD, each.words())))
                        .isEqualTo("moving to Shanghai"));
    }

    @Test
    void proposesNobodyWhoIsInAnOpenTransfer() {
        halfApproved(null);
        UUID third = desk.book.customerOf("E1101", YESTERDAY);
        var again = new Transfers.Proposal(List.of(third, other), "E2101", ReasonCode.WORKLOAD, null, null);
        int stored = desk.store.size();

        assertThat(desk.memory.refusal(desk.transfers.propose(again, GIVER)).code())
                .isEqualTo("open-transfer-exists");

        assertThat(desk.store.size()).isEqualTo(stored);
        assertThat(desk.memory.run(desk.store.undecidedOf(third))).isNull();
    }
}
