package io.guanhu.ownership.timeline;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static io.guanhu.ownership.OwnershipTables.SINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Period;
import io.guanhu.ownership.model.stewardship.PoolStay;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.stewardship.WhyPooled;
import io.guanhu.ownership.model.transfer.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

class TimelineStoreIT {

    private static final Branch BRANCH = OwnershipTables.branch();
    private static final Manager OWNER = OwnershipTables.manager(BRANCH);
    private static final Manager OTHER = OwnershipTables.manager(BRANCH);

    private final TimelineStore store = new TimelineStore(DATABASE.client());
    private final UUID customer = OwnershipTables.customer(BRANCH);

    @Test
    void givesBackAssignmentsThatHaveNotEnded() {
        Assignment ended = assignment(Role.PRIMARY, OTHER, SINCE, NOW);
        Assignment owner = assignment(Role.PRIMARY, OWNER, NOW, null);
        Assignment assistant = assignment(Role.ASSISTANT, OTHER, NOW, LATER);

        var kept = DATABASE.rolledBack(
                start(ended).then(start(owner)).then(start(assistant)).then(store.stewardship(customer, NOW)));

        assertThat(kept).isNotNull();
        assertThat(kept.assignments()).containsExactlyInAnyOrder(owner, assistant);
        assertThat(DATABASE.get(store.stewardship(customer, NOW)).assignments()).isEmpty();
    }

    @Test
    void refusesTwoOwnersAtOnceButNotOneAfterTheOther() {
        DATABASE.run(start(assignment(Role.PRIMARY, OWNER, SINCE, NOW)));
        DATABASE.run(start(assignment(Role.PRIMARY, OTHER, NOW, null)));

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(start(assignment(Role.PRIMARY, OWNER, LATER, null))));
    }

    @Test
    void refusesOneAssistantTwiceButNotTwoAssistants() {
        DATABASE.run(start(assignment(Role.ASSISTANT, OWNER, SINCE, null)));
        DATABASE.run(start(assignment(Role.ASSISTANT, OTHER, SINCE, null)));

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(start(assignment(Role.ASSISTANT, OTHER, NOW, null))));
    }

    @Test
    void refusesAnOwnerBesideAPool() {
        DATABASE.run(enter(SINCE, null));

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(start(assignment(Role.PRIMARY, OWNER, NOW, null))));
    }

    @Test
    void letsAnOwnerFollowAPool() {
        DATABASE.run(enter(SINCE, WhyPooled.MANAGER_INACTIVE));
        PoolStay stay = DATABASE.get(store.stewardship(customer, NOW)).stays().getFirst();
        Assignment owner = assignment(Role.PRIMARY, OWNER, NOW, null);

        DATABASE.run(store.end(stay.endedAt(NOW)).then(start(owner)));

        var kept = DATABASE.get(store.stewardship(customer, NOW));
        assertThat(kept.stays()).isEmpty();
        assertThat(kept.assignments()).containsExactly(owner);
        assertThat(DATABASE.get(store.stewardship(customer, SINCE)).stays()).containsExactly(stay.endedAt(NOW));
    }

    @Test
    void endsAnAssignment() {
        Assignment owner = assignment(Role.PRIMARY, OWNER, SINCE, null);

        DATABASE.run(start(owner).then(store.end(owner.endedAt(NOW))));

        assertThat(DATABASE.get(store.stewardship(customer, SINCE)).assignments())
                .containsExactly(owner.endedAt(NOW));
    }

    @Test
    void makesOnePoolForABranch() {
        Branch branch = OwnershipTables.branch();

        var race = DATABASE.race(store.poolOf(branch, NOW), store.poolOf(branch, NOW));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(DATABASE.get(store.poolOf(branch, LATER)));
    }

    @Test
    void theSecondChangeOfACustomerWaitsForTheFirst() {
        Assignment owner = assignment(Role.PRIMARY, OWNER, NOW, null);

        var race = DATABASE.race(
                store.lock(customer).then(start(owner)), store.lock(customer).then(store.stewardship(customer, NOW)));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isNotNull();
        assertThat(race.value().assignments()).containsExactly(owner);
        assertThat(DATABASE.run(store.lock(UUID.randomUUID()))).isNull();
    }

    @Test
    void whoGivesAManagerACustomerHoldsThem() {
        Mono<Long> leaving = DATABASE.client()
                .sql("update manager set active = false where employee_id = :id")
                .bind("id", OTHER.employeeId())
                .fetch()
                .rowsUpdated();

        assertThat(DATABASE.race(store.heldManager(OTHER.employeeId()), leaving.then(Mono.error(Undone::new)))
                        .waited())
                .isTrue();
        assertThat(DATABASE.race(store.heldManager(OTHER.employeeId()), store.heldManager(OTHER.employeeId()))
                        .waited())
                .isFalse();
    }

    private static final class Undone extends RuntimeException {}

    @Test
    void tellsAManagerAndWhetherTheirBranchIsOpen() {
        Branch closing = OwnershipTables.branch();
        Manager manager = OwnershipTables.manager(closing);
        OwnershipTables.close(closing);

        assertThat(DATABASE.get(store.manager(OWNER.employeeId()))).isEqualTo(OWNER);
        assertThat(DATABASE.get(store.manager(manager.employeeId()))).isEqualTo(manager.withBranchOpen(false));
        assertThat(DATABASE.run(store.manager("E99999"))).isNull();
    }

    @Test
    void tellsWhichCustomersAreKnownAndWhetherOneIsClosedOrRestricted() {
        UUID closed = OwnershipTables.customer(BRANCH);
        UUID unknown = UUID.randomUUID();
        DATABASE.execute("update customer set status = 'CLOSED', free_text_restricted = true where customer_id = '%s'"
                .formatted(closed));

        assertThat(DATABASE.get(store.known(List.of(customer, unknown)).collectList()))
                .containsExactly(customer);
        assertThat(DATABASE.get(store.exists(customer))).isTrue();
        assertThat(DATABASE.get(store.exists(unknown))).isFalse();
        assertThat(DATABASE.get(store.anyClosed(List.of(customer, closed)))).isTrue();
        assertThat(DATABASE.get(store.anyClosed(List.of(customer, unknown)))).isFalse();
        assertThat(DATABASE.get(store.freeTextRestricted(closed))).isTrue();
        assertThat(DATABASE.get(store.freeTextRestricted(customer))).isFalse();
        assertThat(DATABASE.get(store.freeTextRestricted(unknown))).isFalse();
    }

    private Mono<Void> enter(Instant from, @Nullable WhyPooled why) {
        return store.poolOf(BRANCH, NOW)
                .flatMap(pool -> store.enter(new Pooling(customer, BRANCH, from, null, why), pool));
    }

    private Mono<Void> start(Assignment assignment) {
        return store.start(assignment, new Recording("E1000", NOW, ReasonCode.WORKLOAD, Optional.of(new byte[] {1})));
    }

    private Assignment assignment(Role role, Manager manager, Instant from, @Nullable Instant to) {
        return new Assignment(UUID.randomUUID(), customer, role, manager.employeeId(), BRANCH, new Period(from, to));
    }
}
