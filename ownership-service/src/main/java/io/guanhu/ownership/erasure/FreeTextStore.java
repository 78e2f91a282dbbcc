package io.guanhu.ownership.erasure;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class FreeTextStore {

    static final String ASSIGNMENTS = "postgresql:ownership.assignment.reason_text";
    static final String TRANSFERS = "postgresql:ownership.transfer_customer.reason_text";

    /** The tables with free texts, named as in receipts. */
    static final List<String> TABLES = List.of(ASSIGNMENTS, TRANSFERS);

    private final DatabaseClient database;

    FreeTextStore(DatabaseClient database) {
        this.database = database;
    }

    /** Locks the customer until the transaction ends. */
    Mono<Void> lock(UUID customerId) {
        return database.sql("select from customer where customer_id = :customer for update")
                .bind("customer", customerId)
                .then();
    }

    Mono<Long> erase(String store, UUID customerId) {
        return database.sql("update "
                        + tableOf(store)
                        + " set reason_text = null"
                        + " where customer_id = :customer and reason_text is not null")
                .bind("customer", customerId)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> count(String store, UUID customerId) {
        return database.sql("select count(*) from "
                        + tableOf(store)
                        + " where customer_id = :customer and reason_text is not null")
                .bind("customer", customerId)
                .mapValue(Long.class)
                .one();
    }

    /** Removes the customer's free texts from all reads; they stay sealed. */
    Mono<Long> restrict(UUID customerId) {
        return database.sql("""
                update customer set free_text_restricted = true
                where customer_id = :customer
                """).bind("customer", customerId).then().then(Mono.defer(() -> held(customerId)));
    }

    /** How many free texts could still be read. */
    Mono<Long> readable(UUID customerId) {
        return database.sql("""
                select exists (select from customer
                               where customer_id = :customer and not free_text_restricted)
                """)
                .bind("customer", customerId)
                .mapValue(Boolean.class)
                .one()
                .flatMap(open -> open ? held(customerId) : Mono.just(0L));
    }

    private Mono<Long> held(UUID customerId) {
        return count(ASSIGNMENTS, customerId).zipWith(count(TRANSFERS, customerId), Long::sum);
    }

    private static String tableOf(String store) {
        return store.equals(ASSIGNMENTS) ? "assignment" : "transfer_customer";
    }
}
