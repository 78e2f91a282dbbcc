package io.guanhu.customer.customers;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.model.Owner;
import io.guanhu.customer.model.Reach;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentEnded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.CustomerPooled;
import io.guanhu.platform.contract.OwnershipEvents.CustomerUnpooled;
import io.guanhu.platform.contract.OwnershipEvents.Role;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentStoreIT {

    private static final Caller MANAGER = Callers.manager("E1101", "BJ/CHAOYANG/001");

    private final AssignmentStore store = new AssignmentStore(DATABASE.client());
    private final CustomerStore customers = new CustomerStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final UUID pool = UUID.randomUUID();

    private AssignmentStarted started(UUID id, String manager, Instant from, @Nullable Instant to) {
        return AssignmentStarted.assignment(id, customer, NOW)
                .role(Role.PRIMARY)
                .manager(manager)
                .branch("SH/PUDONG/002")
                .from(from)
                .to(to)
                .build();
    }

    private @Nullable Owner ownerAt(Instant moment) {
        return DATABASE.get(customers.owners(List.of(customer), moment)).get(customer);
    }

    private boolean reaches(Reach reach, Instant moment) {
        return DATABASE.run(customers.find(customer, reach, moment)) != null;
    }

    private static Reach of(String manager) {
        return new Reach(false, manager, null, null);
    }

    private static Reach under(String branch) {
        return new Reach(false, null, branch, null);
    }

    @Test
    void aManagerReachesForAMomentWhomTheyJustCreated() {
        DATABASE.run(store.expect(MANAGER, List.of(customer), NOW));

        assertThat(reaches(of("E1101"), NOW.plusSeconds(29))).isTrue();
        assertThat(reaches(of("E1101"), NOW.plusSeconds(30))).isFalse();
        assertThat(ownerAt(NOW)).isNull();
    }

    @Test
    void onlyManagersAreExpectedToLookAfterThem() {
        DATABASE.run(store.expect(Callers.lead("E1101", "BJ"), List.of(customer), NOW)
                .then(store.expect(Caller.service("core-banking"), List.of(customer), NOW)));

        assertThat(reaches(of("E1101"), NOW)).isFalse();
    }

    @Test
    void theAnswerTakesThePlaceOfWhatWasExpected() {
        DATABASE.run(store.expect(MANAGER, List.of(customer), NOW)
                .then(store.start(started(UUID.randomUUID(), "E1102", NOW, null))));

        assertThat(reaches(of("E1101"), NOW)).isFalse();
        assertThat(ownerAt(NOW)).isEqualTo(new Owner("E1102", "SH/PUDONG/002"));
        assertThat(reaches(under("SH"), NOW)).isTrue();
        assertThat(reaches(under("BJ"), NOW)).isFalse();
    }

    @Test
    void keepsAnEndKnownFromTheBeginningAndOneReportedLater() {
        UUID open = UUID.randomUUID();
        DATABASE.run(store.start(started(UUID.randomUUID(), "E1102", NOW, LATER))
                .then(store.start(started(open, "E1103", LATER, null))));
        assertThat(ownerAt(LATER.minusSeconds(1))).isEqualTo(new Owner("E1102", "SH/PUDONG/002"));
        assertThat(ownerAt(LATER)).isEqualTo(new Owner("E1103", "SH/PUDONG/002"));

        DATABASE.run(
                store.end(new AssignmentEnded(open, customer, Role.PRIMARY, "E1103", LATER.plusSeconds(60), LATER)));

        assertThat(ownerAt(LATER.plusSeconds(59))).isNotNull();
        assertThat(ownerAt(LATER.plusSeconds(60))).isNull();
    }

    @Test
    void keepsTheFirstOfTwoReports() {
        UUID id = UUID.randomUUID();

        DATABASE.run(store.start(started(id, "E1102", NOW, LATER)).then(store.start(started(id, "E1103", NOW, null))));

        assertThat(ownerAt(NOW)).isEqualTo(new Owner("E1102", "SH/PUDONG/002"));
        assertThat(ownerAt(LATER)).isNull();
    }

    @Test
    void leavesWhatWasExpectedWhereTheAnswerIsRolledBack() {
        DATABASE.run(store.expect(MANAGER, List.of(customer), NOW));

        DATABASE.rolledBack(store.start(started(UUID.randomUUID(), "E1102", NOW, null)));

        assertThat(reaches(of("E1101"), NOW)).isTrue();
        assertThat(ownerAt(NOW)).isNull();
    }

    @Test
    void isReachedThroughAPoolUntilItLeavesIt() {
        CustomerPooled pooled = new CustomerPooled(customer, pool, "GZ/TIANHE", NOW, NOW);
        DATABASE.run(store.expect(MANAGER, List.of(customer), NOW)
                .then(store.pool(pooled))
                .then(store.pool(pooled)));
        assertThat(reaches(under("GZ"), NOW)).isTrue();
        assertThat(reaches(under("BJ"), NOW)).isFalse();
        assertThat(reaches(of("E1101"), NOW)).isFalse();

        DATABASE.run(store.unpool(new CustomerUnpooled(customer, pool, LATER, LATER)));

        assertThat(reaches(under("GZ"), LATER.minusSeconds(1))).isTrue();
        assertThat(reaches(under("GZ"), LATER)).isFalse();
        assertThat(reaches(under("BJ"), LATER)).isTrue();
    }

    @Test
    void endsItsTimeInAPoolOnceAndInThatPoolOnly() {
        DATABASE.run(store.pool(new CustomerPooled(customer, pool, "GZ", NOW, NOW))
                .then(store.unpool(new CustomerUnpooled(customer, UUID.randomUUID(), NOW.plusSeconds(1), NOW)))
                .then(store.unpool(new CustomerUnpooled(customer, pool, LATER, LATER)))
                .then(store.unpool(new CustomerUnpooled(customer, pool, LATER.plusSeconds(60), LATER))));

        assertThat(reaches(under("GZ"), NOW.plusSeconds(1))).isTrue();
        assertThat(reaches(under("GZ"), LATER)).isFalse();
    }
}
