package io.guanhu.privacy.ledger.restoration;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.privacy.model.proof.LedgerEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what is missing in a restored database. */
@Component
class RestoreStore {

    private final DatabaseClient database;

    RestoreStore(DatabaseClient database) {
        this.database = database;
    }

    /** Takes the lock for appending to the ledger. */
    Mono<Void> lock() {
        return database.sql("select pg_advisory_xact_lock(:lock)")
                .bind("lock", LedgerEntry.APPEND_LOCK)
                .then();
    }

    /** The first entry of the verified copy that the ledger lacks. */
    Mono<LedgerLine> next() {
        return database.sql("""
                select c.position, c.entry from erasure_ledger_copy c, erasure_ledger_position p
                 where c.position = (select coalesce(max(position), 0) + 1 from erasure_ledger)
                   and c.position <= p.copied
                """)
                .map(row -> new LedgerLine(number(row, "position"), text(row, "entry")))
                .one();
    }

    /** Appends an entry to the chain. */
    Mono<Void> append(LedgerLine line, UUID request, Instant at) {
        return database.sql("select * from erasure_ledger order by position desc limit 1")
                .map(row -> new LedgerEntry(
                        number(row, "position"),
                        text(row, "order_json"),
                        text(row, "previous_hash"),
                        text(row, "hash")))
                .one()
                .map(last -> last.next(line.order()))
                .defaultIfEmpty(LedgerEntry.first(line.order()))
                .flatMap(entry -> insert(entry, request, at));
    }

    private Mono<Void> insert(LedgerEntry entry, UUID request, Instant at) {
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

    /**
     * Ends the request of an entry as its erasure ended it, whatever state this database left it in.
     *
     * @return the state in which the request was found; empty if it was not found
     */
    Mono<Optional<String>> end(ErasureOrdered order, Instant now) {
        return database.sql("select state from privacy_request where id = :id for update")
                .bind("id", order.requestId())
                .map(row -> text(row, "state"))
                .one()
                .flatMap(state -> end(order, state, now).thenReturn(Optional.of(state)))
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Void> end(ErasureOrdered order, String state, Instant now) {
        String outcome = order.restrict().isEmpty() ? "COMPLETED" : "PARTIALLY_COMPLETED";
        return database.sql("""
                update privacy_request
                   set state = :outcome, step = null, due_at = :now, failures = 0, version = version + 1
                 where id = :id
                """)
                .bind("outcome", outcome)
                .bind("now", now)
                .bind("id", order.requestId())
                .then()
                .then(database.sql("delete from kept_contact where request_id = :id")
                        .bind("id", order.requestId())
                        .then())
                .then(note(order.requestId(), state, outcome, now));
    }

    private Mono<Void> note(UUID request, String from, String to, Instant now) {
        return database.sql("""
                insert into request_history (request_id, from_state, to_state, at, actor_type, actor_id)
                values (:id, :from, :to, :at, 'SERVICE', 'erasure-ledger')
                """)
                .bind("id", request)
                .bind("from", from)
                .bind("to", to)
                .bind("at", now)
                .then();
    }

    Mono<Void> remember(long position, ErasureOrdered order, Optional<String> found, Instant now) {
        return database.sql("""
                insert into restored_erasure
                    (position, request_id, customer_id, ordered_at, restored_at, found_state)
                values (:position, :request, :customer, :ordered, :restored, :found)
                """)
                .bind("position", position)
                .bind("request", order.requestId())
                .bind("customer", order.customerId())
                .bind("ordered", order.at())
                .bind("restored", now)
                .bind("found", orNull(found.orElse(null), String.class))
                .then();
    }

    /** An erasure that was missing in this database. */
    record Restored(
            long position,
            UUID requestId,
            UUID customerId,
            Instant orderedAt,
            Instant restoredAt,
            @Nullable String foundState) {}

    /** The restored erasures, newest first. */
    Flux<Restored> before(long position, int limit) {
        return database.sql("""
                select * from restored_erasure where position < :position
                 order by position desc limit :limit
                """)
                .bind("position", position)
                .bind("limit", limit)
                .map(row -> new Restored(
                        number(row, "position"),
                        uuid(row, "request_id"),
                        uuid(row, "customer_id"),
                        instant(row, "ordered_at"),
                        instant(row, "restored_at"),
                        row.get("found_state", String.class)))
                .all();
    }
}
