package io.guanhu.audit.lookup;

import io.guanhu.audit.lookup.Entry.Party;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the index of entries. */
@Component
class EntryStore {

    private static final String COLUMNS =
            """
            select leaf_index, entry_id, at, service, actor_type, actor_id, action, resource_type,
                resource_id, customer_id, outcome, reason
            from entry_index
            """;

    private final DatabaseClient database;

    EntryStore(DatabaseClient database) {
        this.database = database;
    }

    /** The newest matching entries, newest first. */
    Flux<Entry> find(Query query) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringJoiner where = new StringJoiner(" and ", "where ", " ").setEmptyValue("");
        add(where, values, "actor_id = :actor", "actor", query.actor());
        if (query.customerId() != null) {
            add(
                    where,
                    values,
                    "(customer_id = :customer"
                            + " or (resource_type = 'customer' and resource_id = :customer::text))",
                    "customer",
                    query.customerId());
        } else {
            add(where, values, "resource_type = :type", "type", query.resourceType());
            add(where, values, "resource_id = :resource", "resource", query.resourceId());
        }
        add(where, values, "action = :action", "action", query.action());
        add(where, values, "at >= :from", "from", query.from());
        add(where, values, "at < :to", "to", query.to());
        add(where, values, "leaf_index < :before", "before", query.before());
        values.put("limit", query.limit());
        return database.sql(COLUMNS + where + "order by leaf_index desc limit :limit")
                .bindValues(values)
                .map(EntryStore::entry)
                .all();
    }

    Mono<Entry> get(UUID entryId) {
        return database.sql(COLUMNS + "where entry_id = :id")
                .bind("id", entryId)
                .map(EntryStore::entry)
                .one();
    }

    private static void add(
            StringJoiner where,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }

    private static Entry entry(Readable row) {
        return new Entry(
                value(row.get("leaf_index", Long.class)),
                value(row.get("entry_id", UUID.class)),
                value(row.get("at", Instant.class)),
                value(row.get("service", String.class)),
                new Party(
                        value(row.get("actor_type", String.class)),
                        value(row.get("actor_id", String.class))),
                value(row.get("action", String.class)),
                new Party(
                        value(row.get("resource_type", String.class)),
                        value(row.get("resource_id", String.class))),
                row.get("customer_id", UUID.class),
                value(row.get("outcome", String.class)),
                row.get("reason", String.class));
    }

    private static <T> T value(@Nullable T column) {
        return Objects.requireNonNull(column);
    }
}
