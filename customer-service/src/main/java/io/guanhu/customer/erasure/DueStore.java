package io.guanhu.customer.erasure;

import static io.guanhu.platform.database.Columns.first;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.vault.RemainingData.Sealed;
import io.guanhu.platform.contract.DataCategory;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Data of erased customers that must still be entered in the suppression list. */
@Component
class DueStore {

    private final DatabaseClient database;

    DueStore(DatabaseClient database) {
        this.database = database;
    }

    /** Sets the sealed fields of a category aside, with the token of the document's number. */
    Mono<Long> setAside(UUID customerId, DataCategory category, Instant now) {
        return database.sql("""
                insert into suppression_due (customer_id, category, sealed, token, since)
                select p.customer_id, p.category, p.sealed,
                       (select t.token from search_token t
                        where t.customer_id = p.customer_id and t.category = p.category
                          and t.purpose = 'idNumber'
                        order by t.version desc limit 1),
                       :now
                from profile p where p.customer_id = :customer and p.category = :category
                on conflict do nothing
                """)
                .bind("customer", customerId)
                .bind("category", category.name())
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Flux<Sealed> find(UUID customerId) {
        return database.sql("select category, sealed from suppression_due where customer_id = :customer")
                .bind("customer", customerId)
                .map(row -> new Sealed(DataCategory.valueOf(text(row, "category")), value(row, "sealed", byte[].class)))
                .all();
    }

    Mono<Long> count(UUID customerId, DataCategory category) {
        return database.sql("""
                select count(*) from suppression_due
                where customer_id = :customer and category = :category
                """)
                .bind("customer", customerId)
                .bind("category", category.name())
                .map(row -> first(row, Long.class))
                .one();
    }

    /** Keeps only the token if the document could not be opened. */
    Mono<Void> keepToken(UUID customerId, Set<DataCategory> going, Instant now) {
        return database.sql("""
                insert into suppression_plain (purpose, token, since)
                select 'idNumber', token, :now from suppression_due
                where customer_id = :customer and category = any(:going)
                    and token is not null
                on conflict do nothing
                """)
                .bind("customer", customerId)
                .bind("going", names(going))
                .bind("now", now)
                .then();
    }

    Mono<Void> forget(UUID customerId, Set<DataCategory> going) {
        return database.sql("""
                delete from suppression_due
                where customer_id = :customer and category = any(:going)
                """)
                .bind("customer", customerId)
                .bind("going", names(going))
                .then();
    }

    private static String[] names(Set<DataCategory> categories) {
        return categories.stream().map(DataCategory::name).toArray(String[]::new);
    }
}
