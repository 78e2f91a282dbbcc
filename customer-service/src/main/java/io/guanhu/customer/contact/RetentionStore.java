package io.guanhu.customer.contact;

import static io.guanhu.platform.database.Columns.first;
import static io.guanhu.platform.database.Columns.text;

import io.guanhu.platform.contract.DataCategory;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is held about a customer, restricted or not. */
@Component
class RetentionStore {

    private final DatabaseClient database;

    RetentionStore(DatabaseClient database) {
        this.database = database;
    }

    /** Categories with a profile, a consent or written text. */
    Flux<DataCategory> held(UUID customerId) {
        return database.sql("""
                select category from profile where customer_id = :customer
                union
                select category from consent where customer_id = :customer
                union
                select d.category from change_detail d
                join change c on c.id = d.change_id
                where c.customer_id = :customer
                  and (d.sealed_before is not null or d.sealed_after is not null)
                union
                select 'INTERACTION' from change
                where customer_id = :customer
                  and num_nonnulls(reason_text, decision_text, evidence) > 0
                """)
                .bind("customer", customerId)
                .map(row -> DataCategory.valueOf(first(row, String.class)))
                .all();
    }

    /** The fields of which earlier values are held. */
    Mono<Map<DataCategory, Set<String>>> fields(UUID customerId) {
        record Changed(DataCategory category, String field) {}
        return database.sql("""
                select distinct d.category, d.field from change_detail d
                join change c on c.id = d.change_id
                where c.customer_id = :customer
                  and (d.sealed_before is not null or d.sealed_after is not null)
                """)
                .bind("customer", customerId)
                .map(row -> new Changed(DataCategory.valueOf(text(row, "category")), text(row, "field")))
                .all()
                .collect(Collectors.groupingBy(
                        Changed::category, Collectors.mapping(Changed::field, Collectors.toSet())));
    }
}
