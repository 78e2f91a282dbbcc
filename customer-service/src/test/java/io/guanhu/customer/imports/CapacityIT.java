package io.guanhu.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.matching.Matching;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.registration.Rejections;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    private final Matching matching;
    private final Rejections rejections;
    private final Database database;

    @Autowired
    CapacityIT(SuppressionList list, Matching matching, Rejections rejections, Database database) {
        this.matching = matching;
        this.rejections = rejections;
        this.database = database;
        list.entries(Map.of(Mark.DOCUMENT, "OTHER Capacity"), Set.of(Mark.DOCUMENT))
                .flatMap(entries -> list.add(entries, CLOCK.instant()))
                .block(PATIENCE);
    }

    @Test
    void tellsHowManyLinesFit() {
        StepVerifier.create(within(Duration.ofNanos(1)).require(21))
                .expectErrorSatisfies(refused -> assertThat(refused)
                        .isInstanceOfSatisfying(ProblemException.class, problem -> {
                            assertThat(problem.status().value()).isEqualTo(413);
                            assertThat(problem.arguments()).containsExactly(20);
                        }))
                .verify(PATIENCE);
        StepVerifier.create(within(Duration.ofNanos(1)).require(20))
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(within(Duration.ofDays(1)).require(500))
                .expectComplete()
                .verify(PATIENCE);
    }

    /** A line is hashed for them even while nobody is on the list. */
    @Test
    void countsWhatIsHashedForRememberedRejections() throws SQLException {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("delete from suppression");
        }
        rejections
                .remember(
                        UUID.randomUUID(),
                        new Known(Mark.DOCUMENT, "argon2id$v=19$m=64,t=1,p=1$k=1", "ab".repeat(32)),
                        Reason.PERSON_DECLINED,
                        null)
                .block(PATIENCE);
        StepVerifier.create(within(Duration.ofNanos(1)).require(21))
                .expectError(ProblemException.class)
                .verify(PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 2147483647", "PT0.4S, 200", "PT1S, 80", "PT10S, 20"})
    void asManyFitAsCanBeHashedInTime(Duration takenForTwo, int lines) {
        assertThat(Capacity.fitting(takenForTwo, Duration.ofSeconds(40))).isEqualTo(lines);
    }

    private Capacity within(Duration time) {
        return new Capacity(
                matching,
                rejections,
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
