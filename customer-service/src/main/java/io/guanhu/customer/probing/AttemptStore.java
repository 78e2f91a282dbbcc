package io.guanhu.customer.probing;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.value;

import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts what each caller sends, over all processes. Each count is one statement, so that
 * concurrent calls cannot both use the last place.
 */
@Component
class AttemptStore {

    private final DatabaseClient database;
    private final ProbingProperties properties;

    AttemptStore(DatabaseClient database, ProbingProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /**
     * Takes some of the caller's remaining places; empty on success, otherwise how long to wait.
     */
    Mono<Duration> spend(String caller, Kind kind, int people, Instant now) {
        Duration window = properties.limit().window();
        return database.sql("""
                insert into registration_attempts as a (caller, kind, spent, spent_since)
                values (:caller, :kind, :people, :now)
                on conflict (caller, kind) do update
                    set spent = case when a.spent_since <= :begin then :people
                            else a.spent + :people end,
                        spent_since = case when a.spent_since <= :begin then :now
                            else a.spent_since end
                    where a.spent_since <= :begin or a.spent = 0
                        or a.spent + :people <= :most
                """)
                .bind("caller", caller)
                .bind("kind", kind.name())
                .bind("people", people)
                .bind("now", now)
                .bind("begin", now.minus(window))
                .bind("most", properties.limit().of(kind))
                .fetch()
                .rowsUpdated()
                .filter(taken -> taken == 0)
                .flatMap(_ -> since(caller, kind))
                .map(since -> Duration.between(now, since.plus(window)));
    }

    private Mono<Instant> since(String caller, Kind kind) {
        return database.sql("""
                select spent_since from registration_attempts
                where caller = :caller and kind = :kind
                """)
                .bind("caller", caller)
                .bind("kind", kind.name())
                .mapValue(Instant.class)
                .one();
    }

    /** The counts in the current window, and whether an alarm was raised in it. */
    record Counted(long sent, long met, boolean alarmed) {}

    /** Counts; the row stays locked until the transaction ends. */
    Mono<Counted> count(String caller, Kind kind, int sent, int met, Instant now) {
        return database.sql("""
                insert into registration_attempts as a
                    (caller, kind, spent, spent_since, sent, met, sent_since)
                values (:caller, :kind, 0, :now, :sent, :met, :now)
                on conflict (caller, kind) do update
                    set sent = case when a.sent_since > :begin then a.sent else 0 end + :sent,
                        met = case when a.sent_since > :begin then a.met else 0 end + :met,
                        alarmed = a.alarmed and a.sent_since > :begin,
                        sent_since = case when a.sent_since > :begin then a.sent_since
                            else :now end
                returning sent, met, alarmed
                """)
                .bind("caller", caller)
                .bind("kind", kind.name())
                .bind("sent", (long) sent)
                .bind("met", (long) met)
                .bind("now", now)
                .bind("begin", now.minus(properties.alarm().window()))
                .map(row -> new Counted(number(row, "sent"), number(row, "met"), value(row, "alarmed", Boolean.class)))
                .one();
    }

    Mono<Void> alarm(String caller, Kind kind) {
        return database.sql("""
                update registration_attempts set alarmed = true
                where caller = :caller and kind = :kind
                """)
                .bind("caller", caller)
                .bind("kind", kind.name())
                .then();
    }
}
