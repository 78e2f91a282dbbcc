package io.guanhu.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmTests {

    private static final Optional<Flaw> FLAW = Optional.of(new Flaw(5, Kind.LEAF_CHANGED));

    @TempDir
    private Path directory;

    private VerifiedLog verified;
    private Alarm alarm;

    @BeforeEach
    void begins() {
        verified = new VerifiedLog(directory);
        alarm = verified.alarm;
    }

    private void after(long size, Optional<Flaw> flaw) {
        verified.log.memory().run(alarm.after(size, flaw));
    }

    private double gauge(String name) {
        return verified.log
                .meters()
                .get("guanhu.audit.verification." + name)
                .gauge()
                .value();
    }

    @Test
    void isQuietAtFirst() {
        assertThat(alarm.standing()).isNull();
        assertThat(gauge("failed")).isZero();
        assertThat(gauge("log.age")).isZero();
    }

    @Test
    void staysRaisedUntilAVerificationSucceeds() {
        after(9, FLAW);
        assertThat(alarm.standing()).isEqualTo(Outcome.of(9, null, FLAW));
        assertThat(gauge("failed")).isOne();

        after(9, Optional.empty());
        assertThat(alarm.standing()).isNull();
        assertThat(gauge("failed")).isZero();
    }

    @Test
    void callsForAPersonOnceForEachFault() {
        after(9, FLAW);
        after(9, FLAW);
        assertThat(verified.alerts()).hasSize(1);

        after(9, Optional.empty());
        after(9, FLAW);
        assertThat(verified.alerts()).hasSize(2);
    }

    @Test
    void tellsHowLongAgoEachWasVerified() {
        verified.log.memory().clock().pass(Duration.ofSeconds(40));
        assertThat(gauge("log.age")).isEqualTo(40);
        assertThat(gauge("tail.age")).isEqualTo(40);

        alarm.tailIsVerified(verified.log.memory().clock().instant());
        assertThat(gauge("tail.age")).isZero();
        assertThat(gauge("log.age")).isEqualTo(40);

        after(9, Optional.empty());
        assertThat(gauge("log.age")).isZero();
    }

    @Test
    void aFailureDoesNotCountAsVerified() {
        verified.log.memory().clock().pass(Duration.ofSeconds(40));

        after(9, FLAW);

        assertThat(gauge("log.age")).isEqualTo(40);
    }
}
