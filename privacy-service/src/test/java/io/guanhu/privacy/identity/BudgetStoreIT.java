package io.guanhu.privacy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.identity.BudgetStore.Spent;
import io.guanhu.privacy.model.request.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two codes and two guesses an hour, a minute between codes. */
class BudgetStoreIT {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final IdentitySettings SETTINGS = new IdentitySettings(
            Duration.ofMinutes(5), new IdentitySettings.Codes(MINUTE, 2, 2, WINDOW), Duration.ofDays(30));

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final BudgetStore budgets = new BudgetStore(database.client(), SETTINGS);
    private final UUID customer = UUID.randomUUID();

    @Test
    void givesOutCodesUntilTheBudgetOfTheWindowIsSpent() {
        assertThat(code(Memory.NOW)).isNull();
        assertThat(code(Memory.NOW.plus(MINUTE))).isNull();

        assertThat(code(Memory.NOW.plus(MINUTE.multipliedBy(2))))
                .isEqualTo(new Spent(false, WINDOW.minus(MINUTE.multipliedBy(2))));
        assertThat(code(Memory.NOW.plus(WINDOW))).as("in the next window").isNull();
    }

    @Test
    void letsSomeTimePassBetweenTwoCodes() {
        code(Memory.NOW);

        assertThat(code(Memory.NOW.plusSeconds(20))).isEqualTo(new Spent(true, Duration.ofSeconds(40)));
        assertThat(code(Memory.NOW.plus(MINUTE))).isNull();
    }

    @Test
    void countsWhatWasRefusedForNothing() {
        code(Memory.NOW);
        code(Memory.NOW.plusSeconds(59));

        assertThat(code(Memory.NOW.plusSeconds(60))).isNull();
    }

    @Test
    void countsTheCustomerAndStaffApart() {
        code(Memory.NOW);

        assertThat(database.run(budgets.takeCode(customer, Actor.Type.STAFF, Memory.NOW)))
                .isNull();
    }

    @Test
    void givesTheLastCodeToOneOfTwoWhoAskAtOnce() {
        Race<Spent> race = database.race(
                budgets.takeCode(customer, Actor.Type.CUSTOMER, Memory.NOW),
                budgets.takeCode(customer, Actor.Type.CUSTOMER, Memory.NOW));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(new Spent(true, MINUTE));
    }

    @Test
    void givesACodeBackThatWasRolledBack() {
        database.rolledBack(budgets.takeCode(customer, Actor.Type.CUSTOMER, Memory.NOW));

        assertThat(code(Memory.NOW)).isNull();
    }

    @Test
    void refusesGuessesBeyondTheBudget() {
        code(Memory.NOW);

        assertThat(guess(Memory.NOW)).isNull();
        assertThat(guess(Memory.NOW)).isNull();
        assertThat(guess(Memory.NOW)).isEqualTo(new Spent(false, WINDOW));
        assertThat(guess(Memory.NOW.plus(WINDOW))).as("in the next window").isNull();
    }

    @Test
    void refusesGuessesWithoutACode() {
        assertThat(guess(Memory.NOW)).isEqualTo(new Spent(false, WINDOW));
    }

    @Test
    void givesTheLastGuessToOneOfTwo() {
        code(Memory.NOW);
        guess(Memory.NOW);

        Race<Spent> race = database.race(
                budgets.takeGuess(customer, Actor.Type.CUSTOMER, Memory.NOW),
                budgets.takeGuess(customer, Actor.Type.CUSTOMER, Memory.NOW));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(new Spent(false, WINDOW));
    }

    private @Nullable Spent code(Instant at) {
        return database.run(budgets.takeCode(customer, Actor.Type.CUSTOMER, at));
    }

    private @Nullable Spent guess(Instant at) {
        return database.run(budgets.takeGuess(customer, Actor.Type.CUSTOMER, at));
    }
}
