package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.ownership.timeline.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenTransferStoreIT {

    private final Branch giving = OwnershipTables.branch();
    private final Branch receiving = OwnershipTables.branch();
    private final Manager giver = OwnershipTables.manager(giving);
    private final Manager receiver = OwnershipTables.manager(receiving);
    private final TransferStore transfers = new TransferStore(DATABASE.client(), new ApprovalStore(DATABASE.client()));
    private final OpenTransferStore store = new OpenTransferStore(DATABASE.client());

    private UUID proposed(String proposer) {
        UUID id = UUID.randomUUID();
        var item = new Transfer.Item(OwnershipTables.customer(giving), giver.employeeId(), giving);
        var terms = new Transfer.Terms(id, proposer, receiver.employeeId(), receiving, List.of(item), null);
        DATABASE.run(transfers
                .add(new Transfer.Proposed(terms), ReasonCode.WORKLOAD, NOW)
                .then(transfers.addItem(id, item, Optional.empty())));
        return id;
    }

    @Test
    void showsATransferToWhoTakesPartOrAnswersForASide() {
        UUID id = proposed("E7777");

        for (Scope scope : List.of(
                own("E7777", "XX"),
                own(giver.employeeId(), giving.path()),
                own(receiver.employeeId(), receiving.path()),
                lead(giving.path()),
                lead(giving.path().substring(0, giving.path().indexOf('/'))),
                lead(receiving.path()))) {
            assertThat(listed(scope, null, 1_000)).describedAs("%s", scope).contains(id);
        }
        assertThat(listed(new Scope(true, "", "", ""), null, 1_000_000)).contains(id);
    }

    @Test
    void hidesItFromOthers() {
        UUID id = proposed("E7777");

        for (Scope scope : List.of(
                own("E7778", giving.path()), lead(giving.path() + "1"), lead("T"), new Scope(false, "", "", ""))) {
            assertThat(listed(scope, null, 1_000)).describedAs("%s", scope).doesNotContain(id);
        }
    }

    @Test
    void tellsATransferAsItStands() {
        UUID id = proposed(giver.employeeId());

        var open = DATABASE.get(store.list(lead(giving.path()), null, 10).collectList());

        assertThat(open)
                .containsExactly(new OpenTransferStore.Row(
                        id,
                        Transfer.State.PROPOSED,
                        NOW,
                        giver.employeeId(),
                        receiver.employeeId(),
                        receiving.path(),
                        1,
                        ReasonCode.WORKLOAD));
    }

    @Test
    void leavesOutWhatHasEnded() {
        UUID id = proposed(giver.employeeId());
        Transfer found = DATABASE.get(transfers.find(id));
        DATABASE.run(transfers.save(new Transfer.Withdrawn(found.terms()), "E7777", NOW));

        assertThat(listed(lead(giving.path()), null, 10)).isEmpty();
    }

    @Test
    void goesOnBehindTheLastOfAPage() {
        List<UUID> all = List.of(proposed("E1"), proposed("E2"), proposed("E3")).stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();

        assertThat(listed(lead(giving.path()), null, 2)).isEqualTo(all.subList(0, 2));
        assertThat(listed(lead(giving.path()), all.get(1), 2)).isEqualTo(all.subList(2, 3));
        assertThat(listed(lead(giving.path()), all.get(2), 2)).isEmpty();
    }

    private List<UUID> listed(Scope scope, @Nullable UUID after, int limit) {
        return DATABASE.get(
                store.list(scope, after, limit).map(OpenTransferStore.Row::id).collectList());
    }

    private static Scope own(String employee, String branch) {
        return new Scope(false, employee, branch, "");
    }

    private static Scope lead(String subtree) {
        return new Scope(false, "E9999", "", subtree);
    }
}
