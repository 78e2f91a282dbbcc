package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Lead;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ApprovalStoreIT {

    private static final Branch BRANCH = OwnershipTables.branch();
    private static final String RECEIVER = OwnershipTables.manager(BRANCH).employeeId();

    private final ApprovalStore store = new ApprovalStore(DATABASE.client());
    private final UUID transfer = UUID.randomUUID();
    private final Lead first = new Lead("E9002", BRANCH);
    private final Lead second = new Lead("E9001", BRANCH);

    private void thereIsATransfer() {
        var terms = new Transfer.Terms(transfer, "E1101", RECEIVER, BRANCH, List.of(), null);
        DATABASE.run(new TransferStore(DATABASE.client(), store)
                .add(new Transfer.Proposed(terms), ReasonCode.WORKLOAD, NOW));
    }

    @Test
    void tellsApprovalsInTheirOrder() {
        thereIsATransfer();
        DATABASE.run(store.add(transfer, first, NOW).then(store.add(transfer, second, LATER)));

        assertThat(DATABASE.get(store.of(transfer))).containsExactly(first, second);
    }

    @Test
    void keepsTheFirstOfTwoByTheSameLead() {
        thereIsATransfer();
        DATABASE.run(store.add(transfer, first, LATER).then(store.add(transfer, second, NOW)));
        DATABASE.run(store.add(transfer, first, NOW.minusSeconds(1)));

        assertThat(DATABASE.get(store.of(transfer))).containsExactly(second, first);
    }

    @Test
    void countsALeadAgainForAnotherBranch() {
        thereIsATransfer();
        Lead elsewhere = new Lead(first.employeeId(), new Branch("SH"));

        DATABASE.run(store.add(transfer, first, NOW).then(store.add(transfer, elsewhere, LATER)));

        assertThat(DATABASE.get(store.of(transfer))).containsExactly(first, elsewhere);
    }

    @Test
    void leavesNothingThatIsRolledBack() {
        thereIsATransfer();
        DATABASE.rolledBack(store.add(transfer, first, NOW));

        assertThat(DATABASE.get(store.of(transfer))).isEmpty();
    }

    @Test
    void refusesAnApprovalOfNothing() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(store.add(transfer, first, NOW)));
    }
}
