package io.guanhu.audit.append;

import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes the log. All rows are copied in, with one statement per table. */
@Component
class AppendStore {

    static final String COPY_LEAVES = "copy leaf (leaf_index, entry_id, entry) from stdin (format binary)";
    static final String COPY_COLUMNS = """
            copy entry_index (leaf_index, entry_id, at, service, actor_type, actor_id, action,
                resource_type, resource_id, customer_id, outcome, reason, branch, roles, trace_id)
            from stdin (format binary)
            """;
    static final String COPY_DETAILS = """
            copy entry_detail (leaf_index, entry_id, position, customer_id, category, field, salt,
                sealed)
            from stdin (format binary)
            """;

    private final DatabaseClient database;

    AppendStore(DatabaseClient database) {
        this.database = database;
    }

    /** The log's size, locked until this transaction ends, so that nobody else appends. */
    Mono<Long> lockHead() {
        return database.sql("select size from log_head for update")
                .mapValue(Long.class)
                .one()
                // Without this, nothing would be appended and nobody would notice.
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The log has no head")));
    }

    /** The entries among these that are already in the log. */
    Mono<Set<UUID>> known(List<NewLeaf> leaves) {
        UUID[] ids = leaves.stream().map(leaf -> leaf.entry().id()).toArray(UUID[]::new);
        return database.sql("select entry_id from leaf where entry_id = any(:ids)")
                .bind("ids", ids)
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toSet());
    }

    /** Appends leaves and their searchable columns, starting at the given size. */
    Mono<Void> insert(long size, List<NewLeaf> leaves) {
        BinaryCopy rows = new BinaryCopy(3);
        BinaryCopy columns = new BinaryCopy(15);
        long index = size;
        for (NewLeaf leaf : leaves) {
            rows.row().int8(index).uuid(leaf.entry().id()).bytes(leaf.leaf());
            addColumns(columns, index, leaf.entry());
            index++;
        }
        return copy(COPY_LEAVES, rows).then(copy(COPY_COLUMNS, columns));
    }

    static void addColumns(BinaryCopy columns, long index, LogEntry entry) {
        columns.row()
                .int8(index)
                .uuid(entry.id())
                .time(entry.at())
                .text(entry.service())
                .text(entry.actorType().name())
                .text(entry.actorId())
                .text(entry.action())
                .text(entry.resourceType())
                .text(entry.resourceId())
                .uuid(entry.customerId())
                .text(entry.outcome().name())
                .text(entry.reason())
                .text(entry.actorBranch())
                .texts(entry.actorRoles().stream().sorted().toList())
                .text(entry.traceId());
    }

    /** Stores sealed values, except those whose keys an erasure has destroyed meanwhile. */
    Mono<Void> insertDetails(long size, List<NewLeaf> leaves) {
        boolean none = leaves.stream().allMatch(leaf -> leaf.entry().details().isEmpty());
        return none ? Mono.empty() : dead(size).flatMap(dead -> insertDetails(size, leaves, dead));
    }

    private Mono<Void> insertDetails(long size, List<NewLeaf> leaves, Set<String> dead) {
        BinaryCopy rows = new BinaryCopy(8);
        for (int i = 0; i < leaves.size(); i++) {
            LogEntry entry = leaves.get(i).entry();
            for (int position = 0; position < entry.details().size(); position++) {
                Detail detail = entry.details().get(position);
                if (!dead.contains((size + i) + detail.category())) {
                    rows.row()
                            .int8(size + i)
                            .uuid(entry.id())
                            .int4(position)
                            .uuid(entry.customerId())
                            .text(detail.category())
                            .text(detail.field())
                            .bytes(Base64.getDecoder().decode(detail.salt()))
                            .bytes(Base64.getDecoder().decode(detail.sealed()));
                }
            }
        }
        return copy(COPY_DETAILS, rows);
    }

    /**
     * The new leaves and their erased categories, each pair as one text: values that their service
     * sealed before it carried out an order that this service has carried out already.
     */
    private Mono<Set<String>> dead(long size) {
        return database.sql("""
                select distinct i.leaf_index || e.category
                from entry_index i join erased_category e on e.customer_id = i.customer_id
                where i.leaf_index >= :size and not exists (
                    select from entry_index s
                    where s.resource_type = :type and s.resource_id = e.order_id::text
                        and s.action = :ended and s.reason = e.category
                        and s.service = i.service and s.leaf_index < i.leaf_index)
                """)
                .bind("size", size)
                .bind("type", AuditEvents.ERASURE_ORDER)
                .bind("ended", AuditEvents.END_KEYS)
                .mapValue(String.class)
                .all()
                .collect(Collectors.toSet());
    }

    private Mono<Void> copy(String statement, BinaryCopy rows) {
        return database.inConnection(connection ->
                postgres(connection).copyIn(statement, Mono.just(rows.end())).then());
    }

    private static PostgresqlConnection postgres(Connection connection) {
        Object inner = connection;
        while (!(inner instanceof PostgresqlConnection postgres)) {
            if (!(inner instanceof Wrapped<?> wrapped)) {
                throw new IllegalStateException("Not a connection to PostgreSQL");
            }
            inner = Objects.requireNonNull(wrapped.unwrap());
        }
        return postgres;
    }

    /** Stores the result of an append: the tiles, the head and its checkpoint. */
    Mono<Void> write(TiledLog.Grown grown, SignedNote note, Instant now) {
        List<TileId> ids = List.copyOf(grown.changed().keySet());
        return database.sql("""
                with tiles as (
                    insert into tile (level, tile_index, hashes)
                    select level, tile_index, decode(hashes, 'base64')
                    from unnest(:levels::integer[], :indexes::bigint[], :hashes::text[])
                        as t (level, tile_index, hashes)
                    on conflict (level, tile_index) do update set hashes = excluded.hashes
                ), head as (
                    update log_head set size = :size
                )
                insert into checkpoint (size, note, signed_at) values (:size, :note, :now)
                """)
                .bind("levels", ids.stream().map(TileId::level).toArray(Integer[]::new))
                .bind("indexes", ids.stream().map(TileId::index).toArray(Long[]::new))
                .bind("hashes", ids.stream().map(id -> base64(grown, id)).toArray(String[]::new))
                .bind("size", grown.size())
                .bind("note", note.toString())
                .bind("now", now)
                .then();
    }

    private static String base64(TiledLog.Grown grown, TileId id) {
        byte[] hashes = Objects.requireNonNull(grown.changed().get(id)).bytes();
        return Base64.getEncoder().encodeToString(hashes);
    }
}
