package io.guanhu.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AcquisitionsTests {

    private final Acquisitions acquisitions = new Acquisitions();

    @Test
    void isNotStalledWithoutRequests() {
        assertThat(acquisitions.stalledFor(seconds(100))).isZero();
    }

    @Test
    void isStalledSinceTheFirstWhoWaits() {
        acquisitions.asked(seconds(1));
        acquisitions.asked(seconds(3));
        assertThat(acquisitions.stalledFor(seconds(6))).isEqualTo(Duration.ofSeconds(5));
        assertThat(acquisitions.waiting()).isEqualTo(2);
    }

    @Test
    void staysStalledWhenTheOnlyOneGivesUp() {
        acquisitions.asked(seconds(1));
        acquisitions.failed();
        assertThat(acquisitions.stalledFor(seconds(6))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void startsAnewForThoseWhoStillWaitWhenOneSucceeds() {
        acquisitions.asked(seconds(1));
        acquisitions.asked(seconds(1));
        acquisitions.got(seconds(4));
        assertThat(acquisitions.stalledFor(seconds(6))).isEqualTo(Duration.ofSeconds(2));
        acquisitions.got(seconds(6));
        assertThat(acquisitions.stalledFor(seconds(60))).isZero();
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
