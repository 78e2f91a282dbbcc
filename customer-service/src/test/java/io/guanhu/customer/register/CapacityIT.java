package io.guanhu.customer.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.Mark;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.vault.CustomerProperties;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.testing.ServiceIT;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.test.StepVerifier;

/** An import that could not be hashed in time is refused before anything is done. */
@ServiceIT("customer")
class CapacityIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SuppressionList list;

    @Autowired
    CapacityIT(SuppressionList list) {
        this.list = list;
        list.entries(Map.of(Mark.DOCUMENT, "OTHER Capacity"), Set.of(Mark.DOCUMENT))
                .flatMap(entries -> list.add(entries, CLOCK.instant()))
                .block(PATIENCE);
    }

    @Test
    void tellsHowManyLinesFit() {
        StepVerifier.create(within(Duration.ofNanos(1)).require(21))
                .expectErrorSatisfies(
                        refused ->
                                assertThat(refused)
                                        .isInstanceOfSatisfying(
                                                ProblemException.class,
                                                problem -> {
                                                    assertThat(problem.status().value())
                                                            .isEqualTo(413);
                                                    assertThat(problem.arguments())
                                                            .containsExactly(20);
                                                }))
                .verify(PATIENCE);
        StepVerifier.create(within(Duration.ofNanos(1)).require(20))
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(within(Duration.ofDays(1)).require(500))
                .expectComplete()
                .verify(PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 2147483647", "PT0.4S, 200", "PT1S, 80", "PT10S, 20"})
    void asManyFitAsCanBeHashedInTime(Duration takenForTwo, int lines) {
        assertThat(Capacity.fitting(takenForTwo, Duration.ofSeconds(40))).isEqualTo(lines);
    }

    private Capacity within(Duration time) {
        return new Capacity(
                list,
                new CustomerProperties(
                        Duration.ofDays(1),
                        Duration.ofDays(7),
                        Duration.ofDays(14),
                        Duration.ofDays(365),
                        Duration.ofDays(30),
                        time,
                        "zh-CN",
                        Map.of()),
                CLOCK);
    }
}
