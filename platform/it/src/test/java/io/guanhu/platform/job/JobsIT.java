package io.guanhu.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Long work, its results, and competing runners. */
class JobsIT extends JobsFixture {

    @Test
    void keepsOneResultForEachItem() {
        UUID id = started("counting");
        jobs.wake();

        Job ended = ended(id);

        assertThat(ended.state()).isEqualTo(Job.State.COMPLETED);
        assertThat(ended.done()).isEqualTo(25);
        List<JobItem> first = items(id, 0, 20);
        assertThat(first).extracting(JobItem::line).startsWith(1L, 2L).endsWith(20L);
        assertThat(first.getFirst()).isEqualTo(JobItem.of(1, "c-1", "done"));
        assertThat(items(id, 20, 20)).extracting(JobItem::line).containsExactly(21L, 22L, 23L, 24L, 25L);
        assertThat(effects(id)).isEqualTo("25 of 25");
        MeterRegistry measured = service.bean(MeterRegistry.class);
        assertThat(measured.get("guanhu.jobs.ended")
                        .tags("type", "counting", "state", "completed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(measured.get("guanhu.jobs.step")
                        .tag("type", "counting")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void keepsWhatIsPersonalSealed() {
        UUID id = started("sealing");
        jobs.wake();
        ended(id);

        JobItem item = items(id, 0, 10).getFirst();

        assertThat(item.outcome()).isEqualTo("refused");
        assertThat(item.detail()).isEqualTo("phone-taken");
        JobItem.Sealed sealed = Objects.requireNonNull(item.sealed());
        assertThat(sealed.owner()).isEqualTo(id);
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(Sealing.PRIVATE);
        Keyring keyring = service.bean(Keyring.class);
        byte[] opened = block(keyring.provide(id, Set.of(DataCategory.CONTACT))
                .map(keys -> keys.open(DataCategory.CONTACT, "job-item", sealed.bytes())));
        assertThat(new String(opened, StandardCharsets.UTF_8)).isEqualTo(Sealing.PRIVATE);
    }

    @Test
    void keepsNothingOfAStepWhoseJobWentToAnother() {
        Sinks.Empty<Void> gate = Sinks.empty();
        AtomicInteger paused = new AtomicInteger();
        Mono<Void> pause = gate.asMono().doOnSubscribe(_ -> paused.incrementAndGet());
        JobRunner slow = runner(effects("raced", 5, 5, pause), Clock.systemUTC());
        JobRunner quick = runner(effects("raced", 5, 5, Mono.empty()), Clock.systemUTC());
        UUID id = started("raced");
        Mono<Duration> losing = slow.round().cache();
        losing.subscribe();
        await().atMost(PATIENCE).until(() -> paused.get() == 1);

        assertThat(block(quick.round()))
                .as("nobody takes a job whose lease lasts")
                .isPositive();
        expire(id);
        assertThat(block(quick.round())).isZero();
        assertThat(ended(id).state()).isEqualTo(Job.State.COMPLETED);
        gate.tryEmitEmpty();
        assertThat(block(losing)).isZero();

        assertThat(effects(id)).isEqualTo("5 of 5");
        assertThat(items(id, 0, 10)).hasSize(5);
        assertThat(meters.get("guanhu.jobs.lease.lost").counter().count()).isEqualTo(1);
        assertThat(ended(id).revision()).as("the one that lost changed nothing").isEqualTo(4);
    }

    @Test
    void goesOnWhereItWasWhenAStepFailed() {
        AtomicInteger steps = new AtomicInteger();
        Mono<Void> failing = Mono.defer(
                () -> steps.incrementAndGet() == 2 ? Mono.error(new IllegalStateException("for once")) : Mono.empty());
        JobRunner runner = runner(effects("failing", 9, 3, failing), Clock.systemUTC());
        UUID id = started("failing");
        block(runner.round());
        Job halted = block(jobs.get(id));
        assertThat(halted.done()).isEqualTo(3);
        assertThat(block(runner.round())).as("it rests after a failure").isPositive();
        expire(id);
        block(runner.round());

        assertThat(ended(id).state()).isEqualTo(Job.State.COMPLETED);
        assertThat(effects(id)).isEqualTo("9 of 9");
        assertThat(items(id, 0, 10)).hasSize(9);
        assertThat(steps).hasValue(4);
    }

    @Test
    void givesUpAfterFiveFailuresInARow() {
        JobRunner runner =
                runner(effects("hopeless", 2, 1, Mono.error(new IllegalStateException("always"))), Clock.systemUTC());
        UUID id = started("hopeless");
        for (int failure = 0; failure < 5; failure++) {
            assertThat(block(runner.round())).isZero();
            expire(id);
        }

        assertThat(ended(id).state()).isEqualTo(Job.State.FAILED);
        assertThat(effects(id)).isEqualTo("0 of 0");
        assertThat(meters.get("guanhu.jobs.ended")
                        .tags("state", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("guanhu.jobs.step.failures").counter().count()).isEqualTo(5);
    }

    @Test
    void letsAnotherJobHaveItsTurn() {
        Clock hasty = new HastyClock(Clock.systemUTC());
        JobRunner runner = runner(effects("turns", 4, 1, Mono.empty()), hasty);
        UUID one = started("turns");
        UUID other = started("turns");

        for (int turn = 1; turn <= 4; turn++) {
            block(runner.round());
            assertThat(block(jobs.get(one)).done()).isEqualTo((turn + 1) / 2);
            assertThat(block(jobs.get(other)).done()).isEqualTo(turn / 2);
        }
    }

    @Test
    void endsAJobThatIsToBeCancelledBehindItsStep() {
        UUID waiting = started("cancelled");
        assertThat(block(jobs.cancel(waiting)).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(jobs.cancel(waiting).blockOptional(PATIENCE)).isEmpty();

        UUID running = started("cancelled");
        Mono<Void> meanwhile = jobs.cancel(running).then();
        // Requested on another connection, as people do, before the step's own transaction ends.
        Effects outside = effects("cancelled", 9, 3, Mono.fromFuture(() -> meanwhile.toFuture()));
        block(runner(outside, Clock.systemUTC()).round());

        await().atMost(PATIENCE).until(() -> block(jobs.get(running)).state().isFinal());
        assertThat(block(jobs.get(running)).state()).isEqualTo(Job.State.CANCELLED);
    }
}
