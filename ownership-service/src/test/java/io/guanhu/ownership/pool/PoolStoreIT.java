package io.guanhu.ownership.pool;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static io.guanhu.ownership.OwnershipTables.SINCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.stewardship.WhyPooled;
import io.guanhu.ownership.timeline.Scope;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolStoreIT {

    private final PoolStore store = new PoolStore(DATABASE.client());
    private final Branch branch = OwnershipTables.branch();
    private final String city = branch.path().replace("/001", "");
    private final UUID pool = UUID.randomUUID();

    PoolStoreIT() {
        DATABASE.execute("insert into pool values ('%s', '%s', now())".formatted(pool, branch.path()));
    }

    private UUID pooled(String valid, @Nullable WhyPooled why) {
        UUID customer = OwnershipTables.customer(branch);
        DATABASE.execute("""
                insert into pool_membership (customer_id, pool_id, valid, requested_manager, why)
                values ('%s', '%s', '%s', %s, %s)
                """.formatted(
                customer, pool, valid, why == null ? "null" : "'E9999'", why == null ? "null" : "'" + why + "'"));
        return customer;
    }

    @Test
    void countsWhoIsInAPoolNowAndWhoDidNotAskForIt() {
        pooled("[2026-01-05,)", null);
        pooled("[2026-01-05,)", WhyPooled.MANAGER_UNKNOWN);
        pooled("[2026-01-05,2026-02-01)", null);

        assertThat(all(manager(branch.path()), "")).containsExactly(new PoolStore.Counted(pool, branch.path(), 2, 1));
    }

    @Test
    void showsAnEmptyPool() {
        assertThat(all(manager(branch.path()), "")).containsExactly(new PoolStore.Counted(pool, branch.path(), 0, 0));
    }

    @Test
    void showsPoolsWithinTheScopeOnly() {
        assertThat(all(lead(city), "")).hasSize(1);
        assertThat(all(new Scope(true, "", "", ""), ""))
                .extracting(PoolStore.Counted::id)
                .contains(pool);
        assertThat(all(manager(city), "")).isEmpty();
        assertThat(all(lead(city.substring(0, city.length() - 1)), "")).isEmpty();
        assertThat(all(new Scope(false, "", "", ""), "")).isEmpty();
        assertThat(all(lead(city), branch.path())).isEmpty();
    }

    @Test
    void tellsTheMembersInPages() {
        List<UUID> members = Stream.generate(() -> pooled("[2026-01-05,)", null))
                .limit(3)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();

        assertThat(members(null, 2)).isEqualTo(members.subList(0, 2));
        assertThat(members(members.get(1), 2)).isEqualTo(members.subList(2, 3));
    }

    @Test
    void tellsWhyAMemberIsThere() {
        UUID customer = pooled("[2026-01-05 00:00Z,2026-06-16 08:00Z)", WhyPooled.BRANCH_CLOSED);

        assertThat(DATABASE.get(store.members(pool, NOW, null, 10).collectList()))
                .containsExactly(new PoolStore.Stay(customer, SINCE, "E9999", WhyPooled.BRANCH_CLOSED));
        assertThat(DATABASE.get(store.members(pool, LATER, null, 10).collectList()))
                .isEmpty();
    }

    @Test
    void tellsTheBranchOfAPool() {
        assertThat(DATABASE.run(store.branchOf(pool))).isEqualTo(branch.path());
        assertThat(DATABASE.run(store.branchOf(UUID.randomUUID()))).isNull();
    }

    private List<PoolStore.Counted> all(Scope scope, String after) {
        return DATABASE.get(store.all(scope, NOW, after, 1_000).collectList());
    }

    private List<UUID> members(@Nullable UUID after, int limit) {
        return DATABASE.get(store.members(pool, NOW, after, limit)
                .map(PoolStore.Stay::customerId)
                .collectList());
    }

    private static Scope manager(String branch) {
        return new Scope(false, "E9998", branch, "");
    }

    private static Scope lead(String subtree) {
        return new Scope(false, "E9998", "", subtree);
    }
}
