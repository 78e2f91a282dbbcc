package io.guanhu.customer.vault;

import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.vault.ProfileStore.Part;
import io.guanhu.platform.contract.DataCategory;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sealed fields of people who are not customers yet. */
@Component
class DraftStore {

    private final DatabaseClient database;

    DraftStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(List<Part> parts) {
        HexFormat hex = HexFormat.of();
        return database.sql("""
                insert into registration_draft (check_id, category, sealed)
                select n.check_id, n.category, decode(n.sealed, 'hex')
                from unnest(:checks::uuid[], :categories::text[], :sealed::text[])
                     as n (check_id, category, sealed)
                """)
                .bind("checks", parts.stream().map(Part::customerId).toArray(UUID[]::new))
                .bind(
                        "categories",
                        parts.stream().map(part -> part.category().name()).toArray(String[]::new))
                .bind(
                        "sealed",
                        parts.stream().map(part -> hex.formatHex(part.sealed())).toArray(String[]::new))
                .then();
    }

    Flux<Part> find(Collection<UUID> checks) {
        return database.sql("""
                select check_id, category, sealed from registration_draft
                where check_id = any(:checks::uuid[])
                """)
                .bind("checks", checks.toArray(UUID[]::new))
                .map(row -> new Part(
                        uuid(row, "check_id"),
                        DataCategory.valueOf(text(row, "category")),
                        value(row, "sealed", byte[].class)))
                .all();
    }

    Mono<Void> delete(Collection<UUID> checks) {
        return database.sql("delete from registration_draft where check_id = any(:checks::uuid[])")
                .bind("checks", checks.toArray(UUID[]::new))
                .then();
    }
}
