package io.guanhu.notification.model.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.delivery.RetryPolicy.Next;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    private final RetryPolicy policy = new RetryPolicy(12, Duration.ofSeconds(1), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "39, 300", "1000000, 300"})
    void waitsLongerAfterEachAttemptAndForEverInAnOutage(int attempt, int seconds) {
        assertThat(policy.after(new Outcome.Unavailable("down"), standing(attempt, 11, false), NOW))
                .isEqualTo(new Next.Again(NOW.plusSeconds(seconds), "down", false));
    }

    @ParameterizedTest
    @CsvSource({
        "refused, 0, false, GivenUp",
        "refused, 0, true, Stuck",
        "failed, 0, false, Again",
        "failed, 10, true, Again",
        "failed, 11, false, GivenUp",
        "failed, 11, true, Stuck",
        "unavailable, 11, false, Again",
        "unavailable, 11, true, Again"
    })
    void endsOnlyWhatIsItsOwnFaultAndNeverWhatTheLawRequires(String outcome, int faults, boolean legal, String next) {
        Outcome of = switch (outcome) {
            case "refused" -> new Outcome.Refused("why");
            case "failed" -> new Outcome.Failed("why");
            default -> new Outcome.Unavailable("why");
        };

        assertThat(policy.after(of, standing(40, faults, legal), NOW).getClass().getSimpleName())
                .isEqualTo(next);
    }

    @Test
    void countsAFaultButNoOutage() {
        assertThat(policy.after(new Outcome.Failed("bug"), standing(1, 0, false), NOW))
                .isEqualTo(new Next.Again(NOW.plusSeconds(1), "bug", true));
    }

    @Test
    void looksAgainWhenAMessageExpires() {
        Instant end = NOW.plusSeconds(100);
        Standing code = new Standing(20, 0, false, end);

        assertThat(policy.after(new Outcome.Unavailable("down"), code, NOW))
                .isEqualTo(new Next.Again(end, "down", false));
        assertThat(code.expiredAt(end.minusNanos(1))).isFalse();
        assertThat(code.expiredAt(end)).isTrue();
        assertThat(policy.expired(code)).isEqualTo(new Next.GivenUp("expired"));
    }

    @Test
    void isDoneOnceAProviderTookIt() {
        Outcome.Accepted accepted = new Outcome.Accepted("smpp");

        assertThat(policy.after(accepted, standing(40, 11, true), NOW)).isEqualTo(new Next.Sent(accepted));
    }

    private static Standing standing(int attempt, int faults, boolean legal) {
        return new Standing(attempt, faults, legal, NO_END);
    }

    private static final @Nullable Instant NO_END = null;
}
