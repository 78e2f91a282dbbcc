package io.guanhu.privacy.oversight;

import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.request.State;
import io.guanhu.privacy.oversight.Oversight.Counted;
import io.guanhu.privacy.oversight.OversightStore.Line;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

class OversightTests {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration HOLDERS = Duration.ofDays(3);
    private static final Duration WITNESSES = Duration.ofHours(1);
    private static final Counted BUSY = new Counted(
            Map.of(
                    State.SUBMITTED, new Line(State.SUBMITTED, 3, 1, 0),
                    State.EXECUTING, new Line(State.EXECUTING, 2, 1, 2)),
            NOW.minusSeconds(90),
            Map.of("customer-service", 4L),
            5);

    private final Memory memory = new Memory("privacy-service");
    private final Counting store = new Counting();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Oversight oversight =
            new Oversight(store, meters, memory.clock(), ZoneId.of("Asia/Shanghai"), INTERVAL, HOLDERS, WITNESSES);

    @BeforeEach
    void isInstalled() {
        oversight.oversightRounds(Set.of("customer-service", "audit-service"));
    }

    private double gauge(String name, String... tags) {
        return meters.get("guanhu.privacy." + name).tags(tags).gauge().value();
    }

    @Test
    void knowsNothingBeforeTheFirstCount() {
        assertThat(gauge("requests.overdue")).isNaN();
        assertThat(gauge("requests", "state", "SUBMITTED")).isNaN();
    }

    /** In Shanghai it is the next day already. */
    @Test
    void asksWhatIsLateWhereTheBankIs() {
        memory.clock().set(Instant.parse("2026-06-15T16:30:00Z"));
        store.next = BUSY;

        assertThat(memory.get(oversight.round())).isEqualTo(INTERVAL);

        assertThat(store.today).isEqualTo(LocalDate.of(2026, 6, 16));
        assertThat(store.orderedBefore).isEqualTo(memory.clock().instant().minus(HOLDERS));
        assertThat(store.enteredBefore).isEqualTo(memory.clock().instant().minus(WITNESSES));
    }

    @Test
    void tellsWhatWasCounted() {
        store.next = BUSY;

        memory.get(oversight.round());

        assertThat(gauge("requests", "state", "SUBMITTED")).isEqualTo(3);
        assertThat(gauge("requests", "state", "EXECUTING")).isEqualTo(2);
        assertThat(gauge("requests", "state", "VERIFIED")).isZero();
        assertThat(gauge("requests.overdue")).isEqualTo(2);
        assertThat(gauge("requests.failing")).isEqualTo(2);
        assertThat(gauge("executing.oldest")).isEqualTo(90);
        assertThat(gauge("certificates.late")).isEqualTo(5);
        assertThat(gauge("holder.unanswered", "holder", "customer-service")).isEqualTo(4);
        assertThat(gauge("holder.unanswered", "holder", "audit-service")).isZero();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void hasAGaugeForEveryStateThatIsNoEnd(State state) {
        assertThat(meters.find("guanhu.privacy.requests")
                        .tag("state", state.name())
                        .gauges())
                .hasSize(state.ended() ? 0 : 1);
    }

    /** An earlier count says nothing about the current state. */
    @Test
    void knowsNothingWhileTheDatabaseDoesNotAnswer() {
        store.next = BUSY;
        memory.get(oversight.round());
        store.next = null;

        assertThatIllegalStateException().isThrownBy(() -> memory.get(oversight.round()));

        assertThat(gauge("requests.overdue")).isNaN();
        assertThat(gauge("holder.unanswered", "holder", "customer-service")).isNaN();
    }

    private static final class Counting extends OversightStore {

        private @Nullable Counted next;
        private @Nullable LocalDate today;
        private @Nullable Instant orderedBefore;
        private @Nullable Instant enteredBefore;

        Counting() {
            super(Memory.noDatabase());
        }

        @Override
        Mono<Counted> count(LocalDate day, Instant ordered, Instant entered) {
            today = day;
            orderedBefore = ordered;
            enteredBefore = entered;
            return next == null ? Mono.error(new IllegalStateException("no database")) : Mono.just(next);
        }
    }
}
