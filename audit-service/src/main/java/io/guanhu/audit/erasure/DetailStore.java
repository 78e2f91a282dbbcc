package io.guanhu.audit.erasure;

import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Deletes the details that an order covers, and records it. Values that a service sealed after it
 * had itself carried out the order are newer: they are sealed with a living key and stay.
 */
@Component
class DetailStore {

    private static final String COVERED = """
            where d.customer_id = :customer and d.category = :category
                and not exists (
                    select from entry_index i join entry_index s on s.service = i.service
                    where i.leaf_index = d.leaf_index
                        and s.resource_type = :type and s.resource_id = :order
                        and s.action = :ended and s.reason = d.category
                        and s.leaf_index < d.leaf_index)
            """;

    private final DatabaseClient database;

    DetailStore(DatabaseClient database) {
        this.database = database;
    }

    /** Waits for running appends, whose details the erasure would otherwise miss. */
    Mono<Void> lockHead() {
        return database.sql("select size from log_head for update").then();
    }

    /**
     * Marks a category as erased.
     *
     * @param entryId the id of the entry that records it
     * @return whether this order had not marked it before
     */
    Mono<Boolean> mark(ErasureOrdered order, DataCategory category, UUID entryId, Instant now) {
        return database.sql("""
                insert into erased_category
                    (customer_id, category, order_id, erased_at, entry_id)
                values (:customer, :category, :order, :now, :entry)
                on conflict do nothing
                """)
                .bind("customer", order.customerId())
                .bind("category", category.name())
                .bind("order", order.orderId())
                .bind("now", now)
                .bind("entry", entryId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Long> erase(ErasureOrdered order, DataCategory category) {
        return coveredBy("delete from entry_detail d ", order, category).fetch().rowsUpdated();
    }

    /** How many details still exist that the order should have erased. */
    Mono<Long> countRemaining(ErasureOrdered order, DataCategory category) {
        return coveredBy("select count(*) from entry_detail d ", order, category)
                .mapValue(Long.class)
                .one();
    }

    private GenericExecuteSpec coveredBy(String verb, ErasureOrdered order, DataCategory category) {
        return database.sql(verb + COVERED)
                .bind("customer", order.customerId())
                .bind("category", category.name())
                .bind("type", AuditEvents.ERASURE_ORDER)
                .bind("order", order.orderId().toString())
                .bind("ended", AuditEvents.END_KEYS);
    }

    Mono<Long> count(UUID customerId, DataCategory category) {
        return database.sql("""
                select count(*) from entry_detail
                where customer_id = :customer and category = :category
                """)
                .bind("customer", customerId)
                .bind("category", category.name())
                .mapValue(Long.class)
                .one();
    }
}
