package io.guanhu.notification.oversight;

import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

class OversightTests {

    private static final OversightProperties PROPERTIES =
            new OversightProperties(Duration.ofHours(4), Duration.ofDays(2), Duration.ofMinutes(1));
    private static final OpenNotices QUIET = new OpenNotices(0, 0, 0, null);
    private static final OpenNotices LATE = new OpenNotices(5, 1, 2, NOW.minusSeconds(90));

    private final Memory memory = new Memory("notification-service");
    private final Counting store = new Counting();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Oversight oversight = new Oversight(store, PROPERTIES, meters, memory.clock());

    @BeforeEach
    void isInstalled() {
        oversight.noticeOversight();
    }

    private double gauge(String name) {
        return meters.get("guanhu.notification.legal." + name).gauge().value();
    }

    private Health health() {
        return memory.get(oversight.noticesHealthIndicator().health());
    }

    @Test
    void knowsNothingBeforeTheFirstCount() {
        assertThat(gauge("late")).isNaN();
        assertThat(gauge("oldest.seconds")).isNaN();
        assertThat(health().getStatus()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void asksWhatIsLateNow() {
        store.next = QUIET;

        assertThat(memory.get(oversight.round())).isEqualTo(PROPERTIES.interval());

        assertThat(store.askedBefore).isEqualTo(NOW.minus(PROPERTIES.alarmAfter()));
        assertThat(store.sentBefore).isEqualTo(NOW.minus(PROPERTIES.receiptPatience()));
    }

    @Test
    void tellsWhatIsOpenAndRaisesTheAlarm() {
        store.next = LATE;

        memory.get(oversight.round());

        assertThat(gauge("open")).isEqualTo(5);
        assertThat(gauge("stuck")).isEqualTo(1);
        assertThat(gauge("late")).isEqualTo(2);
        assertThat(gauge("oldest.seconds")).isEqualTo(90);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(health().getDetails())
                .containsEntry("alarm", true)
                .containsEntry("open", 5L)
                .containsEntry("stuck", 1L)
                .containsEntry("late", 2L)
                .containsEntry("oldestSeconds", 90L);
    }

    @Test
    void endsTheAlarm() {
        store.next = LATE;
        memory.get(oversight.round());
        store.next = QUIET;
        memory.get(oversight.round());

        assertThat(gauge("late")).isZero();
        assertThat(gauge("oldest.seconds")).isZero();
        assertThat(health().getDetails()).containsEntry("alarm", false);
    }

    /** An earlier count says nothing about the current state. */
    @Test
    void knowsNothingWhileTheDatabaseDoesNotAnswer() {
        store.next = LATE;
        memory.get(oversight.round());
        store.next = null;

        assertThatIllegalStateException().isThrownBy(() -> memory.get(oversight.round()));

        assertThat(gauge("late")).isNaN();
        assertThat(health().getStatus()).isEqualTo(Status.UNKNOWN);
    }

    private static final class Counting extends OversightStore {

        private @Nullable OpenNotices next;
        private @Nullable Instant askedBefore;
        private @Nullable Instant sentBefore;

        Counting() {
            super(Memory.noDatabase());
        }

        @Override
        Mono<OpenNotices> count(Instant asked, Instant sent) {
            askedBefore = asked;
            sentBefore = sent;
            return next == null ? Mono.error(new IllegalStateException("no database")) : Mono.just(next);
        }
    }
}
