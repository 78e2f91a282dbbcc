package io.guanhu.audit.erasure;

import io.guanhu.platform.contract.DataCategory;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes details and remembers that they are gone for good. */
@Component
class DetailStore {

    private final DatabaseClient database;

    DetailStore(DatabaseClient database) {
        this.database = database;
    }

    /** Waits for appends under way, whose details an erasure would not see otherwise. */
    Mono<Void> lockHead() {
        return database.sql("select size from log_head for update").then();
    }

    /**
     * Marks a category as erased.
     *
     * @param entryId of the entry that tells of it
     * @return whether it was not marked before
     */
    Mono<Boolean> mark(UUID customerId, DataCategory category, UUID entryId, Instant now) {
        return database.sql(
                        """
                        insert into erased_category (customer_id, category, erased_at, entry_id)
                        values (:customer, :category, :now, :entry)
                        on conflict do nothing
                        """)
                .bind("customer", customerId)
                .bind("category", category.name())
                .bind("now", now)
                .bind("entry", entryId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Long> erase(UUID customerId, DataCategory category) {
        return database.sql(
                        """
                        delete from entry_detail
                        where customer_id = :customer and category = :category
                        """)
                .bind("customer", customerId)
                .bind("category", category.name())
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> count(UUID customerId, DataCategory category) {
        return database.sql(
                        """
                        select count(*) from entry_detail
                        where customer_id = :customer and category = :category
                        """)
                .bind("customer", customerId)
                .bind("category", category.name())
                .mapValue(Long.class)
                .one();
    }
}
