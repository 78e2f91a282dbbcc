package io.guanhu.privacy.execution;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.contract.PrivacyEvents.ErasureReceipted;
import io.guanhu.platform.contract.PrivacyEvents.Finding;
import io.guanhu.platform.contract.PrivacyEvents.KeyEpoch;
import io.guanhu.privacy.model.CertificateClaims.Issued;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Orders and receipts, and the contact kept for the last notice. */
@Component
class ExecutionStore {

    private final DatabaseClient database;

    ExecutionStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> keepContact(UUID request, byte @Nullable [] phone, byte @Nullable [] email) {
        return database.sql("INSERT INTO kept_contact (request_id, phone, email) VALUES (:id, :phone, :email)")
                .bind("id", request)
                .bind("phone", orNull(phone, byte[].class))
                .bind("email", orNull(email, byte[].class))
                .then();
    }

    /** Which channels the kept contact can be reached by. */
    record Reachable(boolean phone, boolean email) {}

    Mono<Reachable> reachable(UUID request) {
        return database.sql("""
                SELECT phone IS NOT NULL AS phone, email IS NOT NULL AS email
                  FROM kept_contact WHERE request_id = :id
                """)
                .bind("id", request)
                .map(row -> new Reachable(value(row, "phone", Boolean.class), value(row, "email", Boolean.class)))
                .one();
    }

    Mono<Void> forgetContact(UUID request) {
        return database.sql("DELETE FROM kept_contact WHERE request_id = :id")
                .bind("id", request)
                .then();
    }

    Mono<Void> order(UUID request, UUID order, String json, Collection<String> holders) {
        return database.sql("""
                UPDATE privacy_request SET order_id = :order, order_json = :json WHERE id = :id
                """)
                .bind("order", order)
                .bind("json", json)
                .bind("id", request)
                .then()
                .then(database.sql("""
                        INSERT INTO expected_holder (order_id, holder)
                        SELECT :order, unnest(:holders::text[])
                        """)
                        .bind("order", order)
                        .bind("holders", holders.toArray(String[]::new))
                        .then());
    }

    Mono<String> orderJson(UUID request) {
        return database.sql("SELECT order_json FROM privacy_request WHERE id = :id")
                .bind("id", request)
                .map(row -> text(row, "order_json"))
                .one();
    }

    /** The JSON of an order, if this holder was asked to carry it out. */
    Mono<String> orderTo(UUID order, String holder) {
        return database.sql("""
                SELECT r.order_json FROM privacy_request r
                  JOIN expected_holder e ON e.order_id = r.order_id AND e.holder = :holder
                 WHERE r.order_id = :order
                """)
                .bind("order", order)
                .bind("holder", holder)
                .map(row -> text(row, "order_json"))
                .one();
    }

    /** The categories that an order has erased, which every receipt must speak of. */
    Flux<String> toErase(UUID order) {
        return database.sql("""
                SELECT c.category FROM consequence c JOIN privacy_request r ON r.id = c.request_id
                 WHERE r.order_id = :order AND c.verdict = 'ERASE' ORDER BY c.category
                """)
                .bind("order", order)
                .map(row -> text(row, "category"))
                .all();
    }

    /**
     * Keeps a holder's first receipt, and has the request looked at when it was the last one.
     *
     * @return the digest of the receipt that is kept, which may be an earlier one
     */
    Mono<String> keep(ErasureReceipted receipt, String digest, Instant now) {
        return database.sql("""
                INSERT INTO receipt (order_id, holder, at, digest)
                VALUES (:order, :holder, :at, :digest)
                ON CONFLICT DO NOTHING
                """)
                .bind("order", receipt.orderId())
                .bind("holder", receipt.holder())
                .bind("at", receipt.at())
                .bind("digest", digest)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMapMany(_ -> Flux.fromIterable(receipt.findings())
                        .index()
                        .concatMap(each -> keep(receipt, each.getT1(), each.getT2()))
                        .thenMany(Flux.fromIterable(receipt.epochs()))
                        .concatMap(epoch -> keep(receipt, epoch)))
                .then(wake(receipt.requestId(), now))
                .then(Mono.defer(() -> keptDigest(receipt, digest)));
    }

    /** Receipts that were kept before digests were have none, and count as the same. */
    private Mono<String> keptDigest(ErasureReceipted receipt, String same) {
        return database.sql("""
                SELECT coalesce(digest, :same) AS digest FROM receipt
                 WHERE order_id = :order AND holder = :holder
                """)
                .bind("same", same)
                .bind("order", receipt.orderId())
                .bind("holder", receipt.holder())
                .map(row -> text(row, "digest"))
                .one();
    }

    private Mono<Void> keep(ErasureReceipted receipt, long number, Finding finding) {
        return database.sql("""
                INSERT INTO finding (order_id, holder, number, store, category, action, removed, read_back)
                VALUES (:order, :holder, :number, :store, :category, :action, :removed, :readBack)
                """)
                .bind("order", receipt.orderId())
                .bind("holder", receipt.holder())
                .bind("number", (int) number)
                .bind("store", finding.store())
                .bind("category", finding.category().name())
                .bind("action", finding.action())
                .bind("removed", finding.removed())
                .bind("readBack", finding.readBack())
                .then();
    }

    private Mono<Void> keep(ErasureReceipted receipt, KeyEpoch epoch) {
        return database.sql("""
                INSERT INTO receipt_epoch (order_id, holder, number, categories, ended_at, checked, absent,
                                           root_holder, destruction_delay_seconds, copies)
                VALUES (:order, :holder, :number, :categories, :ended, :checked, :absent, :root, :delay, :copies)
                """)
                .bind("order", receipt.orderId())
                .bind("holder", receipt.holder())
                .bind("number", epoch.number())
                .bind("categories", epoch.categories().stream().map(Enum::name).toArray(String[]::new))
                .bind("ended", epoch.endedAt())
                .bind("checked", epoch.checked().toArray(String[]::new))
                .bind("absent", epoch.absent().toArray(String[]::new))
                .bind("root", epoch.rootHolder())
                .bind("delay", epoch.destructionDelaySeconds())
                .bind("copies", epoch.copies().toArray(String[]::new))
                .then();
    }

    Mono<Long> missing(UUID order) {
        return database.sql("""
                SELECT count(*) AS missing FROM expected_holder e WHERE order_id = :order
                   AND NOT EXISTS (SELECT FROM receipt r WHERE r.order_id = e.order_id AND r.holder = e.holder)
                """)
                .bind("order", order)
                .map(row -> number(row, "missing"))
                .one();
    }

    Mono<Void> audited(UUID request, UUID entryId) {
        return database.sql("UPDATE privacy_request SET audit_entry_id = :entry WHERE id = :id")
                .bind("entry", entryId)
                .bind("id", request)
                .then();
    }

    Mono<UUID> auditEntry(UUID request) {
        return database.sql("SELECT audit_entry_id FROM privacy_request WHERE id = :id")
                .bind("id", request)
                .map(row -> uuid(row, "audit_entry_id"))
                .one();
    }

    Mono<Void> certify(UUID request, UUID certificateId, Issued issued, Instant at) {
        return database.sql("""
                INSERT INTO certificate (request_id, id, kid, jws, pdf, issued_at)
                VALUES (:request, :id, :kid, :jws, :pdf, :at)
                """)
                .bind("request", request)
                .bind("id", certificateId)
                .bind("kid", issued.kid())
                .bind("jws", issued.jws())
                .bind("pdf", issued.pdf())
                .bind("at", at)
                .then();
    }

    /** Has a request looked at now. */
    Mono<Void> wake(UUID request, Instant now) {
        return database.sql("UPDATE privacy_request SET due_at = :now WHERE id = :id AND state = 'EXECUTING'")
                .bind("now", now)
                .bind("id", request)
                .then();
    }
}
