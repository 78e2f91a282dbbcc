package io.guanhu.privacy.ledger;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;

import io.guanhu.privacy.model.proof.LedgerEntry;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Appends to the erasure ledger. */
@Component
public class LedgerStore {

    private final DatabaseClient database;

    LedgerStore(DatabaseClient database) {
        this.database = database;
    }

    /** An entry and when it was appended. */
    public record Appended(LedgerEntry entry, Instant at) {}

    /**
     * Appends an entry. Holds the lock until the transaction ends, so that positions have no gaps.
     */
    public Mono<LedgerEntry> append(UUID request, String order, Instant at) {
        return database.sql("select pg_advisory_xact_lock(:lock)")
                .bind("lock", LedgerEntry.APPEND_LOCK)
                .then()
                .then(Mono.defer(this::last))
                .map(last -> last.next(order))
                .defaultIfEmpty(LedgerEntry.first(order))
                .flatMap(entry -> insert(request, entry, at).thenReturn(entry));
    }

    private Mono<LedgerEntry> last() {
        return database.sql("select * from erasure_ledger order by position desc limit 1")
                .map(LedgerStore::entry)
                .one();
    }

    public Mono<Appended> of(UUID request) {
        return database.sql("select * from erasure_ledger where request_id = :request")
                .bind("request", request)
                .map(row -> new Appended(entry(row), instant(row, "at")))
                .one();
    }

    private Mono<Void> insert(UUID request, LedgerEntry entry, Instant at) {
        return database.sql("""
                insert into erasure_ledger (position, request_id, order_json, previous_hash, hash, at)
                values (:position, :request, :order, :previous, :hash, :at)
                """)
                .bind("position", entry.position())
                .bind("request", request)
                .bind("order", entry.order())
                .bind("previous", entry.previousHash())
                .bind("hash", entry.hash())
                .bind("at", at)
                .then();
    }

    private static LedgerEntry entry(Readable row) {
        return new LedgerEntry(
                number(row, "position"), text(row, "order_json"), text(row, "previous_hash"), text(row, "hash"));
    }
}
