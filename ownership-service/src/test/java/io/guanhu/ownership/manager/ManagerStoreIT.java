package io.guanhu.ownership.manager;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static io.guanhu.ownership.OwnershipTables.SINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ManagerStoreIT {

    private final ManagerStore store = new ManagerStore(DATABASE.client());
    private final Branch branch = OwnershipTables.branch();
    private final Branch other = OwnershipTables.branch();

    @Test
    void keepsAManagerAndCountsTheVersions() {
        Manager manager = OwnershipTables.manager(branch);
        Manager moved = new Manager(manager.employeeId(), "Renamed", other, false, true);

        assertThat(DATABASE.rolledBack(store.put(moved, LATER))).isEqualTo(2);
        assertThat(DATABASE.run(store.lock(manager.employeeId()))).isEqualTo(manager);
        assertThat(DATABASE.run(store.put(moved, LATER))).isEqualTo(2);
        assertThat(DATABASE.run(store.put(moved, LATER))).isEqualTo(3);
        assertThat(DATABASE.run(store.lock(manager.employeeId()))).isEqualTo(moved);
    }

    @Test
    void beginsWithTheFirstVersion() {
        long before = DATABASE.get(store.total());
        Manager fresh = new Manager("F7001", "New", branch, true, true);

        assertThat(DATABASE.rolledBack(store.put(fresh, NOW))).isOne();
        assertThat(DATABASE.rolledBack(store.put(fresh, NOW).then(store.total())))
                .isEqualTo(before + 1);
    }

    @Test
    void refusesABranchThatIsNotListed() {
        Manager nowhere = new Manager("F1234", "New", new Branch("NOWHERE"), true, true);

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(store.put(nowhere, NOW)));
    }

    @Test
    void theSecondOfTwoChangesWaitsForTheFirst() {
        Manager manager = OwnershipTables.manager(branch);
        Manager renamed = new Manager(manager.employeeId(), "Renamed", branch, true, true);

        var race = DATABASE.race(
                store.lock(manager.employeeId()).then(store.put(renamed, NOW)), store.lock(manager.employeeId()));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(renamed);
    }

    @Test
    void whoHasCustomersNowOrLaterCannotLeaveOrMove() {
        for (var from : List.of(SINCE, LATER)) {
            Manager owner = OwnershipTables.manager(branch);
            OwnershipTables.owned(OwnershipTables.customer(branch), owner, from);

            assertThat(forbidden(owner, branch, true)).isFalse();
            assertThat(forbidden(owner, branch, false)).isTrue();
            assertThat(forbidden(owner, other, true)).isTrue();
        }
    }

    @Test
    void whoHadCustomersOnlyMay() {
        Manager owner = OwnershipTables.manager(branch);
        UUID assignment = OwnershipTables.owned(OwnershipTables.customer(branch), owner, SINCE);
        DATABASE.execute("update assignment set valid = tstzrange('%s', '%s') where id = '%s'"
                .formatted(SINCE, NOW, assignment));

        assertThat(forbidden(owner, other, false)).isFalse();
    }

    @Test
    void listsTheManagersOfASubtreeInPages() {
        List<Manager> all = List.of(
                OwnershipTables.manager(branch), OwnershipTables.manager(branch), OwnershipTables.manager(branch));
        OwnershipTables.manager(other);
        Branch city = new Branch(branch.path().substring(0, branch.path().indexOf('/')));

        assertThat(DATABASE.get(store.all(city, "", 2).collectList())).isEqualTo(all.subList(0, 2));
        assertThat(DATABASE.get(store.all(city, all.get(1).employeeId(), 2).collectList()))
                .isEqualTo(all.subList(2, 3));
        assertThat(DATABASE.get(store.all(null, "", 1_000_000).collectList())).containsAll(all);
        OwnershipTables.close(branch);
        assertThat(DATABASE.get(store.all(branch, "", 1).collectList()))
                .containsExactly(all.getFirst().withBranchOpen(false));
    }

    private boolean forbidden(Manager manager, Branch next, boolean active) {
        return DATABASE.get(
                store.hasCustomersThatForbid(new Manager(manager.employeeId(), "Manager", next, active, true), NOW));
    }
}
