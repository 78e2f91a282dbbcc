package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.TOMORROW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.OwnershipEvents.TransferAdvanced;
import io.guanhu.platform.contract.OwnershipEvents.TransferState;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LapsingTests {

    private final TransferDesk desk = new TransferDesk();
    private final Lapsing lapsing = new Lapsing(desk.store, desk.advancing, desk.memory.audit());

    @Test
    void endsTheTransferOfItsOnlyCustomer() {
        UUID id = desk.accepted(null);

        end(desk.customer, DataCategory.IDENTITY);

        assertThat(desk.state(id)).isEqualTo(Transfer.State.LAPSED);
        assertThat(desk.advances()).containsExactly("PROPOSED", "ACCEPTED", "LAPSED");
        assertThat(desk.memory.entries().getLast())
                .returns("transfer.lapse", AuditEntryRecorded::action)
                .returns("customer-erased", AuditEntryRecorded::reason)
                .returns(desk.customer, AuditEntryRecorded::customerId)
                .returns("ownership-service", AuditEntryRecorded::actorId);
    }

    @Test
    void leavesTheOthersInIt() {
        UUID other = desk.book.customerOf("E1101", YESTERDAY);
        var both = new Transfers.Proposal(List.of(desk.customer, other), "E2101", ReasonCode.WORKLOAD, null, null);
        UUID id = desk.memory
                .get(desk.transfers.propose(both, TransferDesk.GIVER))
                .terms()
                .id();

        end(desk.customer, DataCategory.IDENTITY);

        Transfer left = desk.memory.get(desk.store.find(id));
        assertThat(left.state()).isEqualTo(Transfer.State.PROPOSED);
        assertThat(left.terms().remaining())
                .extracting(Transfer.Item::customerId)
                .containsExactly(other);
        assertThat(desk.memory.announced(TransferAdvanced.class).getLast())
                .isEqualTo(new TransferAdvanced(id, desk.customer, "E1101", "E2101", TransferState.LAPSED, NOW));
    }

    @Test
    void goesOnWhereTheIdentityStays() {
        UUID id = desk.proposed(null);

        end(desk.customer, DataCategory.MARKETING);

        assertThat(desk.state(id)).isEqualTo(Transfer.State.PROPOSED);
        assertThat(desk.memory.entered()).containsExactly("transfer.propose ALLOWED");
    }

    /** Responsibility for data that the law keeps must not be in doubt. */
    @Test
    void whatIsDecidedGoesOn() {
        UUID id = desk.approved(TOMORROW);
        int entered = desk.memory.entered().size();

        end(desk.customer, DataCategory.IDENTITY);

        assertThat(desk.state(id)).isEqualTo(Transfer.State.APPROVED);
        assertThat(desk.memory.entered()).hasSize(entered);
    }

    private void end(UUID customer, DataCategory gone) {
        desk.memory.run(lapsing.end(customer, Set.of(gone)).as(desk.memory.transaction()::transactional));
    }
}
