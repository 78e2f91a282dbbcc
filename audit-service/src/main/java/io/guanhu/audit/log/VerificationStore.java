package io.guanhu.audit.log;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads everything again, one tile's worth of leaves at a time. */
@Component
class VerificationStore {

    private final DatabaseClient database;

    VerificationStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<StoredLeaf>> leaves(long from, long to) {
        return database.sql(
                        """
                        select l.leaf_index, l.entry_id, l.entry, i.at, i.service, i.actor_type,
                            i.actor_id, i.action, i.resource_type, i.resource_id,
                            i.customer_id::text as customer_id, i.outcome, i.reason,
                            (select string_agg(encode(sha256(d.salt || d.sealed), 'base64'), ',')
                                from entry_detail d where d.entry_id = l.entry_id) as commitments
                        from leaf l left join entry_index i
                            on i.leaf_index = l.leaf_index and i.entry_id = l.entry_id
                        where l.leaf_index >= :from and l.leaf_index < :to
                        order by l.leaf_index
                        """)
                .bind("from", from)
                .bind("to", to)
                .map(VerificationStore::leaf)
                .all()
                .collectList();
    }

    private static StoredLeaf leaf(Readable row) {
        Map<String, @Nullable String> columns = new HashMap<>();
        columns.put("service", row.get("service", String.class));
        columns.put("actorType", row.get("actor_type", String.class));
        columns.put("actorId", row.get("actor_id", String.class));
        columns.put("action", row.get("action", String.class));
        columns.put("resourceType", row.get("resource_type", String.class));
        columns.put("resourceId", row.get("resource_id", String.class));
        columns.put("customerId", row.get("customer_id", String.class));
        columns.put("outcome", row.get("outcome", String.class));
        columns.put("reason", row.get("reason", String.class));
        String commitments = row.get("commitments", String.class);
        return new StoredLeaf(
                value(row.get("leaf_index", Long.class)),
                value(row.get("entry_id", UUID.class)),
                value(row.get("entry", byte[].class)),
                columns,
                row.get("at", Instant.class),
                commitments == null ? List.of() : Arrays.asList(commitments.split(",", -1)));
    }

    Mono<Boolean> hasLeavesFrom(long size) {
        return database.sql("select exists (select from leaf where leaf_index >= :size) as found")
                .bind("size", size)
                .mapValue(Boolean.class)
                .one();
    }

    private static <T> T value(@Nullable T column) {
        return Objects.requireNonNull(column);
    }
}
