package io.guanhu.customer.matching;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Why changes need a person, stored for as long as they can be decided. */
@Component
public class SuspicionStore {

    private final DatabaseClient database;

    SuspicionStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Why a change needs a person.
     *
     * @param version increases whenever more is found; 0 while nothing is suspected
     */
    public record Kept(Suspicion why, long version) {

        static final Kept NONE = new Kept(Suspicion.NONE, 0);
    }

    /** Replaces what was suspected before. */
    public Mono<Void> keep(UUID change, Suspicion why, Instant forgetAt) {
        return bind(database.sql("""
                insert into change_suspicion
                    (change_id, listed, alike, candidates, forget_at)
                values (:change, nullif(:listed, ''), nullif(:alike, ''),
                        :candidates::uuid[], :forget)
                on conflict (change_id) do update
                    set version = change_suspicion.version + 1,
                        listed = excluded.listed, alike = excluded.alike,
                        candidates = excluded.candidates,
                        forget_at = excluded.forget_at
                """), why)
                .bind("change", change)
                .bind("forget", forgetAt)
                .then();
    }

    /** {@link Suspicion#NONE} if nothing is suspected, or no longer. */
    public Mono<Kept> of(UUID change) {
        return database.sql("""
                select listed, alike, candidates, version from change_suspicion
                where change_id = :change
                """)
                .bind("change", change)
                .map(row -> new Kept(read(row), number(row, "version")))
                .one()
                .defaultIfEmpty(Kept.NONE);
    }

    public Mono<Void> forget(UUID change) {
        return database.sql("delete from change_suspicion where change_id = :change")
                .bind("change", change)
                .then();
    }

    /** Deletes suspicions about changes that can no longer be decided, up to the limit. */
    public Mono<Void> purge(Instant now, int limit) {
        return database.sql("""
                delete from change_suspicion
                where change_id in (
                    select change_id from change_suspicion where forget_at <= :now limit :limit)
                """).bind("now", now).bind("limit", limit).then();
    }

    /**
     * Binds the columns {@code listed}, {@code alike} and {@code candidates}; empty values are
     * null.
     */
    public static GenericExecuteSpec bind(GenericExecuteSpec sql, Suspicion why) {
        return sql.bind("listed", why.listed().map(Likeness::name).orElse(""))
                .bind("alike", why.alike().map(Likeness::name).orElse(""))
                .bind("candidates", why.candidates().toArray(UUID[]::new));
    }

    /** Reads those columns. */
    public static Suspicion read(Readable row) {
        UUID[] candidates = value(row, "candidates", UUID[].class);
        return new Suspicion(likeness(row, "listed"), likeness(row, "alike"), Set.of(candidates));
    }

    private static Optional<Likeness> likeness(Readable row, String column) {
        return Optional.ofNullable(row.get(column, String.class)).map(Likeness::valueOf);
    }
}
