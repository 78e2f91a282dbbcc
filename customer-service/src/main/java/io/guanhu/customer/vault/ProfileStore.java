package io.guanhu.customer.vault;

import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.contract.DataCategory;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sealed profiles, one value per customer and category, and restrictions. */
@Component
class ProfileStore {

    private final DatabaseClient database;

    ProfileStore(DatabaseClient database) {
        this.database = database;
    }

    /** The sealed fields of one customer in one category. */
    record Part(UUID customerId, DataCategory category, byte[] sealed) {}

    Mono<Map<UUID, List<Part>>> find(Collection<UUID> customers) {
        return database.sql("""
                select customer_id, category, sealed from profile
                where customer_id = any(:customers::uuid[])
                """)
                .bind("customers", customers.toArray(UUID[]::new))
                .map(row -> new Part(
                        uuid(row, "customer_id"),
                        DataCategory.valueOf(text(row, "category")),
                        value(row, "sealed", byte[].class)))
                .all()
                .collect(Collectors.groupingBy(Part::customerId));
    }

    Mono<Void> save(List<Part> parts) {
        if (parts.isEmpty()) {
            return Mono.empty();
        }
        HexFormat hex = HexFormat.of();
        return database.sql("""
                insert into profile (customer_id, category, sealed)
                select n.customer_id, n.category, decode(n.sealed, 'hex')
                from unnest(:customers::uuid[], :categories::text[], :sealed::text[])
                     as n (customer_id, category, sealed)
                on conflict (customer_id, category) do update set sealed = excluded.sealed
                """)
                .bind("customers", parts.stream().map(Part::customerId).toArray(UUID[]::new))
                .bind(
                        "categories",
                        parts.stream().map(part -> part.category().name()).toArray(String[]::new))
                .bind(
                        "sealed",
                        parts.stream().map(part -> hex.formatHex(part.sealed())).toArray(String[]::new))
                .then();
    }

    Mono<Void> delete(UUID customerId, DataCategory category) {
        return database.sql("delete from profile where customer_id = :customer and category = :category")
                .bind("customer", customerId)
                .bind("category", category.name())
                .then();
    }

    /** The restricted categories by customer; customers without any are not in the map. */
    Mono<Map<UUID, Set<DataCategory>>> restricted(Collection<UUID> customers) {
        record Restricted(UUID customer, DataCategory category) {}
        return database.sql("""
                select customer_id, category from restriction
                where customer_id = any(:customers::uuid[])
                """)
                .bind("customers", customers.toArray(UUID[]::new))
                .map(row -> new Restricted(uuid(row, "customer_id"), DataCategory.valueOf(text(row, "category"))))
                .all()
                .collect(Collectors.groupingBy(
                        Restricted::customer, Collectors.mapping(Restricted::category, Collectors.toSet())));
    }
}
