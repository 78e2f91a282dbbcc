package io.guanhu.customer.erasure;

import static io.guanhu.platform.database.Columns.first;

import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Values of single fields outside the profiles. */
@Component
class FieldStore {

    private final DatabaseClient database;

    FieldStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> forgetTokens(UUID customerId, Collection<String> fields) {
        return database.sql("delete from search_token where customer_id = :customer and purpose = any(:fields)")
                .bind("customer", customerId)
                .bind("fields", fields.toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> forgetDetails(UUID customerId, Collection<String> fields) {
        return database.sql("""
                update change_detail d set sealed_before = null, sealed_after = null
                from change c
                where c.id = d.change_id and c.customer_id = :customer and d.field = any(:fields)
                  and (d.sealed_before is not null or d.sealed_after is not null)
                """)
                .bind("customer", customerId)
                .bind("fields", fields.toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> details(UUID customerId, Collection<String> fields) {
        return database.sql("""
                select count(*) from change_detail d join change c on c.id = d.change_id
                where c.customer_id = :customer and d.field = any(:fields)
                  and (d.sealed_before is not null or d.sealed_after is not null)
                """)
                .bind("customer", customerId)
                .bind("fields", fields.toArray(String[]::new))
                .map(row -> first(row, Long.class))
                .one();
    }
}
