package io.guanhu.ownership.coverage;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static io.guanhu.ownership.OwnershipTables.SINCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.coverage.CoverageStore.Flaw;
import io.guanhu.ownership.coverage.CoverageStore.Kind;
import io.guanhu.ownership.model.branch.Branch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CoverageStoreIT {

    private final CoverageStore store = new CoverageStore(DATABASE.client());
    private final Branch branch = OwnershipTables.branch();
    private final UUID customer = OwnershipTables.customer(branch);

    @Test
    void findsCustomersWithoutAnOwnerOrPool() {
        assertThat(flaws()).containsExactly(new Flaw(customer, Kind.UNOWNED, SINCE, null));

        OwnershipTables.owned(customer, OwnershipTables.manager(branch), SINCE);
        assertThat(flaws()).isEmpty();
    }

    @Test
    void findsAGapBeforeTheOwnerCame() {
        OwnershipTables.owned(customer, OwnershipTables.manager(branch), NOW);

        assertThat(flaws()).containsExactly(new Flaw(customer, Kind.UNOWNED, SINCE, NOW));
    }

    @Test
    void aPoolFillsAGapAndAnAssistantDoesNot() {
        OwnershipTables.owned(customer, OwnershipTables.manager(branch), LATER);
        pooled(SINCE, NOW);
        DATABASE.execute("""
                insert into assignment
                    (id, customer_id, role, manager_id, branch, valid, recorded_at, recorded_by, reason_code)
                values (gen_random_uuid(), '%s', 'ASSISTANT', '%s', '%s', tstzrange('%s', null), now(), 'E1000', 'LEAVE')
                """.formatted(customer, OwnershipTables.manager(branch).employeeId(), branch.path(), SINCE));

        assertThat(flaws()).containsExactly(new Flaw(customer, Kind.UNOWNED, NOW, LATER));
    }

    @Test
    void aFormerCustomerNeedsNoOwner() {
        DATABASE.execute("update customer set status = 'CLOSED' where customer_id = '%s'".formatted(customer));

        assertThat(flaws()).isEmpty();
    }

    @Test
    void tellsWhoIsMissingOnOneSideUntilTheyAreHeardOf() {
        UUID unheard = UUID.randomUUID();
        UUID unknown = UUID.randomUUID();
        difference(unheard, Kind.UNHEARD);
        difference(unknown, Kind.UNKNOWN_TO_MASTER);
        difference(customer, Kind.UNHEARD);

        assertThat(flaws(unheard)).containsExactly(new Flaw(unheard, Kind.UNHEARD, NOW, null));
        assertThat(flaws(unknown)).containsExactly(new Flaw(unknown, Kind.UNKNOWN_TO_MASTER, NOW, null));
        assertThat(flaws()).extracting(Flaw::kind).containsExactly(Kind.UNOWNED);
    }

    @Test
    void countsFlawsAndActiveCustomers() {
        long active = DATABASE.get(store.activeCustomers());
        long flaws = DATABASE.get(store.count());

        OwnershipTables.customer(branch);

        assertThat(DATABASE.get(store.activeCustomers())).isEqualTo(active + 1);
        assertThat(DATABASE.get(store.count())).isEqualTo(flaws + 1);
        assertThat(DATABASE.get(store.flaws(1).collectList())).hasSize(1);
    }

    private void pooled(Instant from, Instant to) {
        UUID pool = UUID.randomUUID();
        DATABASE.execute("insert into pool values ('%s', '%s', now())".formatted(pool, branch.path()));
        DATABASE.execute(
                "insert into pool_membership (customer_id, pool_id, valid) values ('%s', '%s', tstzrange('%s', '%s'))"
                        .formatted(customer, pool, from, to));
    }

    private static void difference(UUID id, Kind kind) {
        DATABASE.execute("insert into census_difference values ('%s', '%s', '00', '%s')".formatted(id, kind, NOW));
    }

    private List<Flaw> flaws() {
        return flaws(customer);
    }

    private List<Flaw> flaws(UUID id) {
        return DATABASE.get(store.flaws(1_000_000)
                .filter(flaw -> flaw.customerId().equals(id))
                .collectList());
    }
}
