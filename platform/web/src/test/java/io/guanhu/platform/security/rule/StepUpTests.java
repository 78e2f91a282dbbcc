package io.guanhu.platform.security.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.SecurityProperties.StepUpLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepUpTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final StepUp stepUp = new StepUp(
            new StepUpLevel(2, Duration.ofMinutes(5)), Duration.ofSeconds(10), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"2,0", "2,299", "2,310", "3,0", "2,-10"})
    void acceptsAFreshSecondFactor(String acr, long secondsAgo) {
        stepUp.require(caller(acr, NOW.minusSeconds(secondsAgo)));
    }

    @ParameterizedTest
    @CsvSource({"1,0", ",0", "2,311", "2,-11", "silver,0", "-2,0", "9999,0"})
    void challengesAnythingElse(@Nullable String acr, long secondsAgo) {
        Caller caller = caller(acr, NOW.minusSeconds(secondsAgo));
        assertThatThrownBy(() -> stepUp.require(caller))
                .isInstanceOfSatisfying(StepUpRequiredException.class, challenge -> {
                    assertThat(challenge.acrValues()).isEqualTo("2");
                    assertThat(challenge.maxAge()).isEqualTo(Duration.ofMinutes(5));
                });
    }

    @Test
    void challengesATokenThatDoesNotTellWhen() {
        assertThatThrownBy(() -> stepUp.require(caller("2", null))).isInstanceOf(StepUpRequiredException.class);
    }

    private static Caller caller(@Nullable String acr, @Nullable Instant at) {
        return new Caller("s", "guanhu-console", Set.of("auditor"), "E9201", "HQ", null, acr, at, Set.of());
    }
}
