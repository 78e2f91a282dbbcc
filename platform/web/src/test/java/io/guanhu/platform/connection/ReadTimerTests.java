package io.guanhu.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ReadTimerTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ReadTimer readTimer = new ReadTimer(new ConnectionProperties(
            Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(10), DataSize.ofBytes(1000)));

    @ParameterizedTest
    @CsvSource({
        "1, 9, false", // within the grace
        "1, 12, true", // a byte a second
        "999, 20, false", // 10 seconds beyond the grace at 999 bytes a second, all received so far
        // count
        "1200, 59, false",
        "1200, 61, true", // fast enough, but too long
        "400, 20, true"
    })
    void endsWithSlownessOrLength(int bytesASecond, int seconds, boolean exhausted) {
        for (int second = 0; second < seconds; second++) {
            readTimer.wantsToRead(second * SECOND);
            readTimer.received(bytesASecond, (second + 1) * SECOND);
        }

        assertThat(readTimer.exhausted(seconds * SECOND)).isEqualTo(exhausted);
    }

    @Test
    void doesNotCountTheTimeThatThisSideSpends() {
        readTimer.wantsToRead(0);
        readTimer.received(1, SECOND);

        assertThat(readTimer.exhausted(1_000 * SECOND)).isFalse();
    }

    @Test
    void countsWhileNothingComes() {
        readTimer.wantsToRead(0);

        assertThat(readTimer.exhausted(10 * SECOND)).isFalse();
        assertThat(readTimer.exhausted(11 * SECOND)).isTrue();
    }
}
