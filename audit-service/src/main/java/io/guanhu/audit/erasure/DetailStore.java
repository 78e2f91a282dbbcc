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

    Mono<Long> erase(UUID customerId, DataCategory category, Instant now) {
        return database.sql(
                        """
                        insert into erased_category (customer_id, category, erased_at)
                        values (:customer, :category, :now)
                        on conflict do nothing
                        """)
                .bind("customer", customerId)
                .bind("category", category.name())
                .bind("now", now)
                .then()
                .then(
                        database.sql(
                                        """
                                        delete from entry_detail
                                        where customer_id = :customer and category = :category
                                        """)
                                .bind("customer", customerId)
                                .bind("category", category.name())
                                .fetch()
                                .rowsUpdated());
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
