package io.guanhu.platform.keyring.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyring.epoch.Condition.Name;
import io.guanhu.platform.keyring.epoch.Condition.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EpochTests {

    private static final Instant OPENED = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void goesFromStepToStep() {
        Step step = Step.OPEN;
        for (Step next : new Step[] {
            Step.STARTED, Step.REGISTERED, Step.SWITCHED, Step.GATED, Step.DESTROYING, Step.DESTROYED, Step.CLOSED
        }) {
            assertThat(step.next()).isEqualTo(next);
            step = next;
        }
        assertThatThrownBy(Step.CLOSED::next).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void isDeadOnlyWhenItWasShown(Step step) {
        assertThat(step.dead()).isEqualTo(step == Step.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,false,,PT2H,false",
        "OPEN,true,,PT59M,false",
        "OPEN,true,,PT1H,true",
        "OPEN,true,PT10S,PT10.1S,false",
        "OPEN,true,PT10S,PT10.2S,true",
        "OPEN,false,PT10S,PT11S,true",
        "SWITCHED,true,PT10S,PT2H,false"
    })
    void isDueWhenSomebodyWaitsOrAfterTheInterval(
            Step step, boolean erasures, @Nullable Duration wanted, Duration now, boolean due) {
        Instant wantedAt = wanted == null ? null : OPENED.plus(wanted);
        assertThat(epoch(step, erasures, wantedAt).due(OPENED.plus(now), GATHER, HOUR))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "SWITCHED,PT0S,PT15M,false",
        "SWITCHED,PT0S,PT15M0.001S,true",
        "OPEN,PT0S,PT16M,true",
        "CLOSED,PT0S,PT16M,false",
        "OPEN,,PT16M,false"
    })
    void isLateWhenSomebodyWaitsForLong(Step step, @Nullable Duration wanted, Duration now, boolean late) {
        Instant wantedAt = wanted == null ? null : OPENED.plus(wanted);
        assertThat(epoch(step, true, wantedAt).late(OPENED.plus(now), Duration.ofMinutes(15)))
                .isEqualTo(late);
    }

    @Test
    void destroysOnlyWhatEveryCopyHasLetGo() {
        Map<Name, Outcome> outcomes = new EnumMap<>(Name.class);
        for (Name name : Name.values()) {
            assertThat(Epoch.mayDestroy(outcomes)).isFalse();
            outcomes.put(name, new Outcome.Checked("it is so"));
        }
        assertThat(Epoch.mayDestroy(outcomes)).isTrue();
        for (Name name : Name.values()) {
            outcomes.put(name, new Outcome.Absent());
            assertThat(Epoch.mayDestroy(outcomes)).isTrue();
            outcomes.put(name, new Outcome.Open("not yet"));
            assertThat(Epoch.mayDestroy(outcomes)).isFalse();
            outcomes.put(name, new Outcome.Checked("it is so"));
        }
    }

    private static Epoch epoch(Step step, boolean erasures, @Nullable Instant wantedAt) {
        return new Epoch(
                7,
                step,
                UUID.randomUUID(),
                erasures,
                false,
                null,
                null,
                null,
                null,
                null,
                OPENED,
                wantedAt,
                null,
                0,
                0);
    }
}
