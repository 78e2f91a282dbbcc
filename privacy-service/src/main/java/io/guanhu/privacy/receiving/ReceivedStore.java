package io.guanhu.privacy.receiving;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;

import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.contract.ReceiptEvents.KeyEpoch;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The receipts for an order, and what they answer. */
@Component
class ReceivedStore {

    private final DatabaseClient database;

    ReceivedStore(DatabaseClient database) {
        this.database = database;
    }

    /** The JSON of an order, if this holder was asked to carry it out. */
    Mono<String> orderTo(UUID order, String holder) {
        return database.sql("""
                select r.order_json from privacy_request r
                  join expected_holder e on e.order_id = r.order_id and e.holder = :holder
                 where r.order_id = :order
                """)
                .bind("order", order)
                .bind("holder", holder)
                .map(row -> text(row, "order_json"))
                .one();
    }

    /** The categories that an order erases, all of which every receipt must cover. */
    Flux<String> toErase(UUID order) {
        return database.sql("""
                select c.category from consequence c join privacy_request r on r.id = c.request_id
                 where r.order_id = :order and c.verdict = 'ERASE' order by c.category
                """)
                .bind("order", order)
                .map(row -> text(row, "category"))
                .all();
    }

    /**
     * Stores a holder's first receipt.
     *
     * @return the digest of the stored receipt, which may be an earlier one
     */
    Mono<String> keep(ErasureReceipted receipt, String digest) {
        return database.sql("""
                insert into receipt (order_id, holder, at, digest)
                values (:order, :holder, :at, :digest)
                on conflict do nothing
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
                .then(Mono.defer(() -> keptDigest(receipt, digest)));
    }

    private Mono<Void> keep(ErasureReceipted receipt, long number, Finding finding) {
        return database.sql("""
                insert into finding (order_id, holder, number, store, category, action, removed, read_back)
                values (:order, :holder, :number, :store, :category, :action, :removed, :readBack)
                """)
                .bind("order", receipt.orderId())
                .bind("holder", receipt.holder())
                .bind("number", (int) number)
                .bind("store", finding.store())
                .bind("category", finding.category().name())
                .bind("action", finding.action().name())
                .bind("removed", finding.removed())
                .bind("readBack", finding.readBack())
                .then();
    }

    private Mono<Void> keep(ErasureReceipted receipt, KeyEpoch epoch) {
        return database.sql("""
                insert into receipt_epoch (
                    order_id, holder, number, categories, ended_at, checked, absent,
                    root_holder, destruction_delay_seconds, copies)
                values (:order, :holder, :number, :categories, :ended, :checked, :absent, :root, :delay, :copies)
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

    /** Receipts older than the digests have none, and count as equal. */
    private Mono<String> keptDigest(ErasureReceipted receipt, String same) {
        return database.sql("""
                select coalesce(digest, :same) as digest from receipt
                 where order_id = :order and holder = :holder
                """)
                .bind("same", same)
                .bind("order", receipt.orderId())
                .bind("holder", receipt.holder())
                .map(row -> text(row, "digest"))
                .one();
    }

    Mono<Long> missing(UUID order) {
        return database.sql("""
                select count(*) as missing from expected_holder e where order_id = :order
                   and not exists (select from receipt r where r.order_id = e.order_id and r.holder = e.holder)
                """)
                .bind("order", order)
                .map(row -> number(row, "missing"))
                .one();
    }

    Mono<String> orderJson(UUID request) {
        return database.sql("select order_json from privacy_request where id = :id")
                .bind("id", request)
                .map(row -> text(row, "order_json"))
                .one();
    }

    Mono<Void> audited(UUID request, UUID entryId) {
        return database.sql("update privacy_request set audit_entry_id = :entry where id = :id")
                .bind("entry", entryId)
                .bind("id", request)
                .then();
    }
}
