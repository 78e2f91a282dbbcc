package io.guanhu.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundsTests {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Rounds rounds = new Rounds(Duration.ZERO, 0);

    @Test
    void isNotLateWhileItRestsHoweverLong() {
        rounds.begun(0);
        rounds.completed(Duration.ofSeconds(1), 0);
        assertThat(rounds.late(seconds(3600))).isFalse();
    }

    @Test
    void isLateInARoundThatTakesSeveralPeriods() {
        rounds.completed(Duration.ofSeconds(10), 0);
        rounds.begun(seconds(10));
        assertThat(rounds.late(seconds(30))).isFalse();
        assertThat(rounds.late(seconds(31))).isTrue();
    }

    @Test
    void isLateBetweenFailuresOfOurOwn() {
        rounds.begun(0);
        rounds.failed(true);
        assertThat(rounds.late(seconds(60))).isTrue();
    }

    @Test
    void isNotLateBecauseOfOthers() {
        rounds.begun(0);
        rounds.failed(false);
        assertThat(rounds.late(seconds(60))).isFalse();
    }

    @Test
    void isInTimeAgainAfterARound() {
        rounds.begun(0);
        rounds.failed(true);
        rounds.begun(seconds(60));
        rounds.completed(Duration.ofSeconds(1), seconds(61));
        assertThat(rounds.late(seconds(62))).isFalse();
    }

    @Test
    void toleratesTheLengthThatARoundIsKnownToHave() {
        Rounds known = new Rounds(Duration.ofMinutes(5), 0);
        known.begun(0);
        assertThat(known.late(seconds(300))).isFalse();
        assertThat(known.late(seconds(316))).isTrue();
    }

    @Test
    void isStuckWhenItsLimitDoesNotEndIt() {
        rounds.begun(0);
        assertThat(rounds.stuck(LIMIT, seconds(200))).isFalse();
        assertThat(rounds.stuck(LIMIT, seconds(241))).isTrue();
        rounds.failed(true);
        assertThat(rounds.stuck(LIMIT, seconds(241))).isFalse();
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
