package io.guanhu.audit.witnessing;

import io.guanhu.tlog.note.SignedNote;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The cosignatures received, and the checkpoints with enough of them. */
@Component
class CosignatureStore {

    private final DatabaseClient database;

    CosignatureStore(DatabaseClient database) {
        this.database = database;
    }

    /** The latest checkpoint; empty while the log is empty. */
    Mono<SignedNote> newest() {
        return database.sql("select note from checkpoint order by size desc limit 1")
                .mapValue(String.class)
                .one()
                .map(SignedNote::parse);
    }

    Mono<Void> keep(long size, String witness, String lines, Instant now) {
        return database.sql("""
                insert into cosignature (size, witness, lines, at)
                values (:size, :witness, :lines, :now)
                on conflict (size, witness) do update
                    set lines = excluded.lines, at = excluded.at
                """)
                .bind("size", size)
                .bind("witness", witness)
                .bind("lines", lines)
                .bind("now", now)
                .then();
    }

    /** All cosignatures for a checkpoint. */
    Flux<String> lines(long size) {
        return database.sql("select lines from cosignature where size = :size order by witness")
                .bind("size", size)
                .mapValue(String.class)
                .all();
    }

    /** Stores a checkpoint that satisfied the policy, for use in proofs. */
    Mono<Void> witnessed(long size, SignedNote note, Instant now) {
        return database.sql("""
                insert into cosigned_checkpoint (size, note, at) values (:size, :note, :now)
                on conflict (size) do update set note = excluded.note
                """)
                .bind("size", size)
                .bind("note", note.toString())
                .bind("now", now)
                .then();
    }

    /** The size up to which the log is witnessed; 0 if it is not. */
    Mono<Long> witnessedSize() {
        return database.sql("select coalesce(max(size), 0) as size from cosigned_checkpoint")
                .mapValue(Long.class)
                .one();
    }

    /**
     * Deletes cosigned checkpoints older than a day, except for the last of each day: one
     * checkpoint covers all entries before it.
     */
    Mono<Void> tidy(Instant before) {
        return database.sql("""
                with gone as (
                    delete from cosigned_checkpoint where at < :before and size not in (
                        select max(size) from cosigned_checkpoint
                        group by date_trunc('day', at))
                )
                delete from cosignature where at < :before
                """).bind("before", before).then();
    }
}
