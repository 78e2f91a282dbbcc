package io.guanhu.privacy.identity;

import static io.guanhu.platform.database.Columns.instant;

import io.guanhu.privacy.model.request.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How many codes and guesses a customer has left, over all requests. Each is checked and counted in
 * one statement, so that concurrent callers in any process cannot both use the last one. The row
 * stays locked until the transaction ends, and is always locked before the row of a code.
 */
@Component
class BudgetStore {

    private final DatabaseClient database;
    private final IdentitySettings.Codes limits;

    BudgetStore(DatabaseClient database, IdentitySettings settings) {
        this.database = database;
        this.limits = settings.codes();
    }

    /** Why the budget is spent, and how long to wait. */
    record Spent(boolean tooSoon, Duration retryAfter) {}

    /** Takes a code from the budget; empty on success. */
    Mono<Spent> takeCode(UUID customer, Actor.Type side, Instant now) {
        return database.sql("""
                INSERT INTO identity_budget AS b
                    (customer_id, side, codes, codes_since, last_code_at, guesses, guesses_since)
                VALUES (:customer, :side, 1, :now, :now, 0, :now)
                ON CONFLICT (customer_id, side) DO UPDATE
                   SET codes = CASE WHEN b.codes_since <= :begin THEN 1 ELSE b.codes + 1 END,
                       codes_since = CASE WHEN b.codes_since <= :begin THEN :now ELSE b.codes_since END,
                       last_code_at = :now
                 WHERE b.last_code_at <= :latest AND (b.codes_since <= :begin OR b.codes < :most)
                """)
                .bind("customer", customer)
                .bind("side", side.name())
                .bind("now", now)
                .bind("begin", now.minus(limits.window()))
                .bind("latest", now.minus(limits.interval()))
                .bind("most", limits.most())
                .fetch()
                .rowsUpdated()
                .filter(taken -> taken == 0)
                .flatMap(none -> whenNextCode(customer, side, now));
    }

    private Mono<Spent> whenNextCode(UUID customer, Actor.Type side, Instant now) {
        return database.sql("""
                SELECT codes_since, last_code_at FROM identity_budget
                 WHERE customer_id = :customer AND side = :side
                """)
                .bind("customer", customer)
                .bind("side", side.name())
                .map(row -> {
                    Instant soonest = instant(row, "last_code_at").plus(limits.interval());
                    Instant anew = instant(row, "codes_since").plus(limits.window());
                    boolean tooSoon = soonest.isAfter(now);
                    return new Spent(tooSoon, Duration.between(now, tooSoon ? soonest : anew));
                })
                .one();
    }

    /** Takes a guess from the budget; empty on success. */
    Mono<Spent> takeGuess(UUID customer, Actor.Type side, Instant now) {
        return database.sql("""
                UPDATE identity_budget
                   SET guesses = CASE WHEN guesses_since <= :begin THEN 1 ELSE guesses + 1 END,
                       guesses_since = CASE WHEN guesses_since <= :begin THEN :now ELSE guesses_since END
                 WHERE customer_id = :customer AND side = :side
                   AND (guesses_since <= :begin OR guesses < :most)
                """)
                .bind("customer", customer)
                .bind("side", side.name())
                .bind("now", now)
                .bind("begin", now.minus(limits.window()))
                .bind("most", limits.guesses())
                .fetch()
                .rowsUpdated()
                .filter(taken -> taken == 0)
                // Every customer with a code has a row; without a row there is nothing to guess.
                .map(none -> new Spent(false, limits.window()));
    }
}
