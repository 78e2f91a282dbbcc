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
                insert into identity_budget as b
                    (customer_id, side, codes, codes_since, last_code_at, guesses, guesses_since)
                values (:customer, :side, 1, :now, :now, 0, :now)
                on conflict (customer_id, side) do update
                   set codes = case when b.codes_since <= :begin then 1 else b.codes + 1 end,
                       codes_since = case when b.codes_since <= :begin then :now else b.codes_since end,
                       last_code_at = :now
                 where b.last_code_at <= :latest and (b.codes_since <= :begin or b.codes < :most)
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
                select codes_since, last_code_at from identity_budget
                 where customer_id = :customer and side = :side
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
                update identity_budget
                   set guesses = case when guesses_since <= :begin then 1 else guesses + 1 end,
                       guesses_since = case when guesses_since <= :begin then :now else guesses_since end
                 where customer_id = :customer and side = :side
                   and (guesses_since <= :begin or guesses < :most)
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
