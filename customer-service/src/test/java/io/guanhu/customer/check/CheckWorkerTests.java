package io.guanhu.customer.check;

import static io.guanhu.customer.check.DecidingDesk.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.matching.InMemorySuspicionStore;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.customer.registration.RegistrationDesk;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckWorkerTests {

    private static final Duration PATIENCE = Duration.ofDays(14);

    private final DecidingDesk desk = new DecidingDesk();
    private final InMemorySuspicionStore suspicions = new InMemorySuspicionStore(desk.memory);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CheckWorker worker = new CheckWorker(
            desk.registration.checks,
            desk.registration.remembered,
            suspicions,
            desk.vault.drafts(),
            desk.memory.keyring(),
            RegistrationDesk.SETTINGS,
            desk.memory.transaction(),
            meters,
            desk.memory.clock());

    @Test
    void leavesAloneWhatWaitsStill() {
        UUID id = desk.held();
        desk.memory.clock().pass(PATIENCE.minusSeconds(1));

        round();

        assertThat(stateOf(id)).isEqualTo(State.OPEN);
        assertThat(desk.vault.drafted()).containsExactly(id);
        assertThat(desk.memory.keys().of(id).living(DataCategory.IDENTITY)).isTrue();
    }

    @Test
    void endsUndecidedChecksWithTheirDraftAndKeys() {
        UUID id = desk.held();
        desk.memory.clock().pass(PATIENCE);

        round();

        assertThat(desk.registration.checks.of(id).check())
                .returns(State.EXPIRED, RegistrationCheck::state)
                .returns(Memory.NOW.plus(PATIENCE), RegistrationCheck::endedAt)
                .returns(null, RegistrationCheck::endedBy);
        assertThat(desk.vault.drafted()).isEmpty();
        assertKeysDestroyed(id);
    }

    @Test
    void destroysTheKeysOfARejectedDraftAndKeepsThoseOfACustomer() {
        UUID rejected = desk.held();
        desk.memory.get(desk.decide(rejected, Reason.PERSON_DECLINED));
        desk.registration.matching.list().erased(Somebody.number(2));
        UUID admitted = desk.registration.held(RegistrationDesk.BY_LEAD, Somebody.number(2));
        desk.memory.get(desk.decide(admitted, Reason.PERSON_CONFIRMED));

        round();

        assertKeysDestroyed(rejected);
        assertThat(desk.vault.of(admitted)).isEqualTo(Somebody.number(2));
    }

    @Test
    void deletesEndedChecksAfterAYear() {
        UUID id = desk.held();
        desk.memory.get(desk.decide(id, Reason.PERSON_DECLINED));
        desk.memory.clock().pass(Duration.ofDays(365));
        round();
        assertThat(desk.registration.checks.all()).hasSize(1);

        desk.memory.clock().pass(Duration.ofSeconds(1));
        round();

        assertThat(desk.registration.checks.all()).isEmpty();
    }

    @Test
    void forgetsRejectionsAndSuspicionsThatAreOver() {
        UUID id = desk.held();
        UUID change = UUID.randomUUID();
        desk.memory.get(desk.decide(id, Reason.PERSON_DECLINED));
        desk.memory.run(suspicions.keep(
                change,
                new Suspicion(Optional.of(Likeness.PERHAPS), Optional.empty(), Set.of()),
                Memory.NOW.plus(Duration.ofDays(30))));

        desk.memory.clock().pass(Duration.ofDays(30).minusSeconds(1));
        round();
        assertThat(desk.registration.remembered.checks()).containsExactly(id);
        assertThat(suspicions.keptUntil(change)).isPresent();

        desk.memory.clock().pass(Duration.ofSeconds(1));
        round();
        assertThat(desk.registration.remembered.checks()).isEmpty();
        assertThat(suspicions.keptUntil(change)).isEmpty();
    }

    @Test
    void tellsHowManyWaitAndForHowLong() {
        round();
        assertThat(gauge("open")).isZero();
        assertThat(gauge("oldest")).isZero();

        desk.held();
        desk.memory.clock().pass(Duration.ofHours(1));
        round();

        assertThat(gauge("open")).isOne();
        assertThat(gauge("oldest")).isEqualTo(3_600);
    }

    private void round() {
        assertThat(desk.memory.get(worker.round())).isEqualTo(Duration.ofSeconds(10));
    }

    private State stateOf(UUID id) {
        StoredCheck stored = desk.registration.checks.of(id);
        return stored.check().state();
    }

    private void assertKeysDestroyed(UUID id) {
        assertThat(SOMEBODY.categories())
                .allMatch(category -> desk.memory.keys().of(id).destroyed(category));
    }

    private double gauge(String name) {
        return meters.get("guanhu.registration.checks." + name).gauge().value();
    }
}
