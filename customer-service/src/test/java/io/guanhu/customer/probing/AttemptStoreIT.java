package io.guanhu.customer.probing;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.probing.AttemptStore.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttemptStoreIT {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final AttemptStore store = new AttemptStore(
            DATABASE.client(),
            new ProbingProperties(
                    new ProbingProperties.Limit(WINDOW, 3, 30, 300), new ProbingProperties.Alarm(DAY, 10, 0.2, 50)));
    private final String caller = "E" + UUID.randomUUID();

    private @Nullable Duration spend(Kind kind, int people, Instant now) {
        return DATABASE.run(store.spend(caller, kind, people, now));
    }

    private Counted count(int sent, int met, Instant now) {
        return DATABASE.get(store.count(caller, Kind.PEOPLE, sent, met, now));
    }

    @Test
    void takesPlacesUntilThereAreTooFewAndTellsHowLongToWait() {
        assertThat(spend(Kind.PEOPLE, 2, NOW)).isNull();
        assertThat(spend(Kind.PEOPLE, 2, NOW.plusSeconds(60))).isEqualTo(WINDOW.minusSeconds(60));
        assertThat(spend(Kind.PEOPLE, 1, NOW.plusSeconds(90))).isNull();
        assertThat(spend(Kind.PEOPLE, 1, NOW.plusSeconds(120))).isEqualTo(WINDOW.minusSeconds(120));
    }

    @Test
    void beginsAnewWhenTheWindowIsOver() {
        spend(Kind.PEOPLE, 3, NOW);

        assertThat(spend(Kind.PEOPLE, 1, NOW.plus(WINDOW).minusMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(spend(Kind.PEOPLE, 2, NOW.plus(WINDOW))).isNull();
        assertThat(spend(Kind.PEOPLE, 2, NOW.plus(WINDOW))).isEqualTo(WINDOW);
        assertThat(spend(Kind.PEOPLE, 1, NOW.plus(WINDOW))).isNull();
    }

    /** Otherwise nobody could ever send an import that is longer than the limit. */
    @Test
    void theFirstOfAWindowMayBeMoreThanTheLimit() {
        assertThat(spend(Kind.PEOPLE, 5, NOW)).isNull();
        assertThat(spend(Kind.PEOPLE, 1, NOW)).isEqualTo(WINDOW);

        assertThat(spend(Kind.PEOPLE, 5, NOW.plus(WINDOW))).isNull();
        assertThat(spend(Kind.PEOPLE, 1, NOW.plus(WINDOW))).isEqualTo(WINDOW);
    }

    @Test
    void limitsEachKindAndCallerSeparately() {
        spend(Kind.PEOPLE, 3, NOW);

        assertThat(spend(Kind.LINES, 30, NOW)).isNull();
        assertThat(spend(Kind.LINES, 1, NOW)).isEqualTo(WINDOW);
        assertThat(spend(Kind.MACHINE, 300, NOW)).isNull();
        assertThat(DATABASE.run(store.spend("E" + UUID.randomUUID(), Kind.PEOPLE, 3, NOW)))
                .isNull();
    }

    @Test
    void givesBackThePlacesOfWhatIsRolledBack() {
        spend(Kind.PEOPLE, 1, NOW);

        assertThat(DATABASE.rolledBack(store.spend(caller, Kind.PEOPLE, 2, NOW)))
                .isNull();

        assertThat(spend(Kind.PEOPLE, 2, NOW)).isNull();
    }

    @Test
    void ofTwoAtOnceTheSecondWaitsAndDoesNotGetTheLastPlace() {
        spend(Kind.PEOPLE, 2, NOW);

        var race = DATABASE.race(store.spend(caller, Kind.PEOPLE, 1, NOW), store.spend(caller, Kind.PEOPLE, 1, NOW));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(WINDOW);
    }

    @Test
    void theSecondGetsThePlaceOfAFirstThatIsRolledBack() {
        spend(Kind.PEOPLE, 2, NOW);

        var race = DATABASE.raceWithRolledBack(
                store.spend(caller, Kind.PEOPLE, 1, NOW), store.spend(caller, Kind.PEOPLE, 1, NOW));

        assertThat(race.failure()).isNull();
        assertThat(race.value()).isNull();
    }

    @Test
    void addsUpWhatCameOfItInAWindow() {
        assertThat(count(2, 1, NOW)).isEqualTo(new Counted(2, 1, false));
        assertThat(count(3, 0, NOW.plus(DAY).minusSeconds(1))).isEqualTo(new Counted(5, 1, false));
        assertThat(count(1, 1, NOW.plus(DAY))).isEqualTo(new Counted(1, 1, false));
    }

    @Test
    void countsWhatCallersHaveSpent() {
        spend(Kind.PEOPLE, 3, NOW);

        assertThat(count(3, 2, NOW)).isEqualTo(new Counted(3, 2, false));
        assertThat(spend(Kind.PEOPLE, 1, NOW)).isEqualTo(WINDOW);
    }

    /** Being counted does not use up anything of the limit. */
    @Test
    void countsAreNoPlaces() {
        count(3, 2, NOW);

        assertThat(spend(Kind.PEOPLE, 3, NOW)).isNull();
    }

    @Test
    void anAlarmIsKeptUntilTheWindowIsOver() {
        count(20, 10, NOW);
        DATABASE.rolledBack(store.alarm(caller, Kind.PEOPLE));
        assertThat(count(1, 0, NOW).alarmed()).isFalse();

        DATABASE.run(store.alarm(caller, Kind.PEOPLE));

        assertThat(count(1, 0, NOW).alarmed()).isTrue();
        assertThat(DATABASE.get(store.count(caller, Kind.LINES, 1, 0, NOW)).alarmed())
                .isFalse();
        assertThat(count(1, 0, NOW.plus(DAY)).alarmed()).isFalse();
    }

    @Test
    void theSecondOfTwoCountsAtOnceWaitsAndAddsToTheFirst() {
        var race = DATABASE.race(
                store.count(caller, Kind.PEOPLE, 2, 1, NOW).then(store.alarm(caller, Kind.PEOPLE)),
                store.count(caller, Kind.PEOPLE, 3, 1, NOW));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(new Counted(5, 2, true));
    }
}
