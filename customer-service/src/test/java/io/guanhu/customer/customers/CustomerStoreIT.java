package io.guanhu.customer.customers;

import static io.guanhu.customer.CustomerTables.BRANCH;
import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.customers.CustomerStore.NewCustomer;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Owner;
import io.guanhu.customer.model.Reach;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.DataCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class CustomerStoreIT {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private final CustomerStore store = new CustomerStore(DATABASE.client());
    private final UUID active = UUID.randomUUID();
    private final UUID former = UUID.randomUUID();

    private void inserted() {
        DATABASE.run(store.insertAll(two(), Origin.CORE, NOW));
    }

    private List<NewCustomer> two() {
        return List.of(new NewCustomer(active, BRANCH, null), new NewCustomer(former, "SH/PUDONG/002", DAY));
    }

    @Test
    void givesBackAnActiveAndAFormerCustomer() {
        inserted();

        assertThat(DATABASE.get(store.find(active)))
                .isEqualTo(new Customer(active, BRANCH, CustomerStatus.ACTIVE, null, 1));
        assertThat(DATABASE.get(store.find(former)))
                .isEqualTo(new Customer(former, "SH/PUDONG/002", CustomerStatus.CLOSED, DAY, 1));
        assertThat(DATABASE.run(store.find(UUID.randomUUID()))).isNull();
    }

    @Test
    void leavesNobodyWhenItIsRolledBack() {
        DATABASE.rolledBack(store.insertAll(two(), Origin.STAFF, NOW));

        assertThat(DATABASE.run(store.find(active))).isNull();
        assertThat(DATABASE.run(store.find(former))).isNull();
    }

    @Test
    void refusesAllIfOneIsThere() {
        DATABASE.run(store.insertAll(List.of(new NewCustomer(former, BRANCH, null)), Origin.STAFF, NOW));

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(this::inserted);
        assertThat(DATABASE.run(store.find(active))).isNull();
    }

    @Test
    void withdrawsThoseWithoutDataAlone() {
        inserted();

        DATABASE.run(store.withdraw(List.of(active)));
        assertThat(DATABASE.run(store.find(active))).isNull();
        assertThat(DATABASE.run(store.find(former))).isNotNull();

        CustomerTables.profile(former, DataCategory.IDENTITY);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(store.withdraw(List.of(former))));
    }

    @Test
    void raisesTheVersionAlone() {
        inserted();

        assertThat(DATABASE.rolledBack(store.raiseVersion(former, LATER))).isEqualTo(2);
        assertThat(DATABASE.get(store.raiseVersion(former, LATER))).isEqualTo(2);

        assertThat(DATABASE.get(store.find(former)))
                .isEqualTo(new Customer(former, "SH/PUDONG/002", CustomerStatus.CLOSED, DAY, 2));
        assertThat(DATABASE.run(store.raiseVersion(UUID.randomUUID(), LATER))).isNull();
    }

    @Test
    void endsARelationshipAndCorrectsItsDay() {
        inserted();

        assertThat(DATABASE.get(store.close(active, DAY, LATER))).isEqualTo(2);
        assertThat(DATABASE.get(store.close(active, DAY.minusDays(1), LATER))).isEqualTo(3);

        assertThat(DATABASE.get(store.find(active)))
                .isEqualTo(new Customer(active, BRANCH, CustomerStatus.CLOSED, DAY.minusDays(1), 3));
    }

    @Test
    void theSecondOfTwoChangesAtOnceWaitsAndSeesTheFirst() {
        inserted();

        var race = DATABASE.race(store.lock(active).then(store.raiseVersion(active, NOW)), store.lock(active));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(new Customer(active, BRANCH, CustomerStatus.ACTIVE, null, 2));
    }

    @Test
    void whoOnlyReadsDoesNotWait() {
        inserted();

        var race = DATABASE.race(store.lock(active).then(store.raiseVersion(active, NOW)), store.find(active));

        assertThat(race.waited()).isFalse();
        assertThat(race.value()).isEqualTo(new Customer(active, BRANCH, CustomerStatus.ACTIVE, null, 1));
    }

    @Test
    void isReachedByWhomeverTheReachNames() {
        inserted();
        DATABASE.execute("""
                insert into assignment (id, customer_id, role, manager_id, branch, starts_at)
                values (gen_random_uuid(), '%s', 'ASSISTANT', 'E1101', 'GZ', '%s')
                """.formatted(active, NOW));

        for (Reach reach : List.of(
                new Reach(true, null, null, null),
                new Reach(false, "E1101", null, null),
                new Reach(false, null, "BJ", null),
                new Reach(false, null, BRANCH, null),
                new Reach(false, null, null, active))) {
            assertThat(DATABASE.run(store.find(active, reach, NOW)))
                    .describedAs("%s", reach)
                    .isNotNull();
        }
        for (Reach reach : List.of(
                Reach.NONE,
                new Reach(false, "E1102", null, null),
                new Reach(false, null, "BJ/CHAO", null),
                new Reach(false, null, "GZ", null),
                new Reach(false, null, BRANCH + "/1", null),
                new Reach(false, null, null, former))) {
            assertThat(DATABASE.run(store.find(active, reach, NOW)))
                    .describedAs("%s", reach)
                    .isNull();
        }
        assertThat(DATABASE.run(store.find(active, new Reach(false, "E1101", null, null), NOW.minusSeconds(1))))
                .isNull();
    }

    @Test
    void tellsThoseInReachAndThoseThatASystemBroughtIn() {
        inserted();
        UUID staff = CustomerTables.customer("GZ");
        Set<UUID> all = Set.of(active, former, staff, UUID.randomUUID());
        Reach lead = new Reach(false, null, "GZ", null);

        assertThat(DATABASE.get(store.among(all, lead, "", NOW))).containsExactly(staff);
        assertThat(DATABASE.get(store.among(all, lead, "CORE", NOW))).containsExactlyInAnyOrder(active, former, staff);
        assertThat(DATABASE.get(store.among(Set.of(), lead, "CORE", NOW))).isEmpty();
    }

    @Test
    void tellsThePrimaryOwnersOfTheMoment() {
        inserted();
        DATABASE.execute("""
                insert into assignment (id, customer_id, role, manager_id, branch, starts_at, ends_at) values
                (gen_random_uuid(), '%1$s', 'PRIMARY', 'E1101', 'BJ', '%3$s', '%4$s'),
                (gen_random_uuid(), '%1$s', 'PRIMARY', 'E1102', 'SH', '%4$s', null),
                (gen_random_uuid(), '%2$s', 'ASSISTANT', 'E1103', 'BJ', '%3$s', null)
                """.formatted(active, former, NOW, LATER));
        List<UUID> both = List.of(active, former);

        assertThat(DATABASE.get(store.owners(both, NOW.minusSeconds(1)))).isEmpty();
        assertThat(DATABASE.get(store.owners(both, NOW))).isEqualTo(Map.of(active, new Owner("E1101", "BJ")));
        assertThat(DATABASE.get(store.owners(both, LATER))).isEqualTo(Map.of(active, new Owner("E1102", "SH")));
    }
}
