package io.guanhu.notification.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.RetryPolicy.Next;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    private final RetryPolicy policy =
            new RetryPolicy(40, Duration.ofSeconds(1), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "39, 300"})
    void waitsLongerAfterEachAttempt(int attempt, int seconds) {
        assertThat(policy.after(new Outcome.Unavailable("down"), attempt, NOW))
                .isEqualTo(new Next.Again(NOW.plusSeconds(seconds), "down"));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(policy.after(new Outcome.Unavailable("down"), 40, NOW))
                .isEqualTo(new Next.GivenUp("down"));
    }

    @Test
    void givesUpAtOnceWhatIsRefusedForGood() {
        assertThat(policy.after(new Outcome.Refused("no-contact"), 1, NOW))
                .isEqualTo(new Next.GivenUp("no-contact"));
    }

    @Test
    void isDoneOnceAProviderTookIt() {
        Outcome.Accepted accepted = new Outcome.Accepted("smpp", "1");

        assertThat(policy.after(accepted, 40, NOW)).isEqualTo(new Next.Sent(accepted));
    }
}
