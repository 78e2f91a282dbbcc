package io.guanhu.audit.append;

import io.guanhu.tlog.SignedNote;
import io.guanhu.tlog.TiledLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes the log. Rows go to the database as one JSON value per statement, however many. */
@Component
class AppendStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    AppendStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record LeafRow(
            long leafIndex,
            UUID entryId,
            String entry,
            String hash,
            String at,
            String service,
            String actorType,
            String actorId,
            String action,
            String resourceType,
            String resourceId,
            @Nullable UUID customerId,
            String outcome,
            @Nullable String reason) {}

    private record DetailRow(
            UUID entryId,
            int position,
            @Nullable UUID customerId,
            String category,
            String field,
            String salt,
            String sealed) {}

    private record TileRow(int level, long tileIndex, String hashes) {}

    /** The log's size; nobody else appends until this transaction ends. */
    Mono<Long> lockHead() {
        return database.sql("select size from log_head for update")
                .mapValue(Long.class)
                .one()
                // Nothing would be appended then, and nobody would know.
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The log has no head")));
    }

    /** Which of the entries are in the log already. */
    Mono<Set<UUID>> known(List<NewLeaf> leaves) {
        UUID[] ids = leaves.stream().map(leaf -> leaf.entry().id()).toArray(UUID[]::new);
        return database.sql("select entry_id from leaf where entry_id = any(:ids)")
                .bind("ids", ids)
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toSet());
    }

    Mono<Void> insert(long size, List<NewLeaf> leaves) {
        List<LeafRow> rows = new ArrayList<>();
        for (NewLeaf leaf : leaves) {
            rows.add(rowOf(size + rows.size(), leaf));
        }
        return database.sql(
                        """
                        with fresh as (
                            select * from jsonb_to_recordset(:rows::jsonb) as r (
                                "leafIndex" bigint, "entryId" uuid, entry text, hash text,
                                at timestamptz, service text, "actorType" text, "actorId" text,
                                action text, "resourceType" text, "resourceId" text,
                                "customerId" uuid, outcome text, reason text)
                        ), leaves as (
                            insert into leaf (leaf_index, entry_id, entry, hash)
                            select "leafIndex", "entryId", decode(entry, 'base64'),
                                decode(hash, 'base64')
                            from fresh
                        )
                        insert into entry_index (leaf_index, entry_id, at, service, actor_type,
                            actor_id, action, resource_type, resource_id, customer_id, outcome,
                            reason)
                        select "leafIndex", "entryId", at, service, "actorType", "actorId", action,
                            "resourceType", "resourceId", "customerId", outcome, reason
                        from fresh
                        """)
                .bind("rows", json.writeValueAsString(rows))
                .then();
    }

    private static LeafRow rowOf(long index, NewLeaf leaf) {
        var entry = leaf.entry();
        return new LeafRow(
                index,
                entry.id(),
                leaf.leaf(),
                leaf.hash().base64(),
                entry.at().toString(),
                entry.service(),
                entry.actorType(),
                entry.actorId(),
                entry.action(),
                entry.resourceType(),
                entry.resourceId(),
                entry.customerId(),
                entry.outcome(),
                entry.reason());
    }

    /** Stores sealed values, except those that an erasure has forbidden meanwhile. */
    Mono<Void> insertDetails(List<NewLeaf> leaves) {
        List<DetailRow> rows = leaves.stream().flatMap(AppendStore::detailsOf).toList();
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        insert into entry_detail
                            (entry_id, position, customer_id, category, field, salt, sealed)
                        select "entryId", position, "customerId", r.category, field,
                            decode(salt, 'base64'), decode(sealed, 'base64')
                        from jsonb_to_recordset(:rows::jsonb) as r (
                            "entryId" uuid, position integer, "customerId" uuid, category text,
                            field text, salt text, sealed text)
                        where not exists (
                            select from erased_category e
                            where e.customer_id = r."customerId" and e.category = r.category)
                        """)
                .bind("rows", json.writeValueAsString(rows))
                .then();
    }

    private static Stream<DetailRow> detailsOf(NewLeaf leaf) {
        var entry = leaf.entry();
        List<DetailRow> rows = new ArrayList<>();
        for (var detail : entry.details()) {
            rows.add(
                    new DetailRow(
                            entry.id(),
                            rows.size(),
                            entry.customerId(),
                            detail.category(),
                            detail.field(),
                            detail.salt(),
                            detail.sealed()));
        }
        return rows.stream();
    }

    /** Stores what an append made: the tiles, the head and its checkpoint. */
    Mono<Void> write(TiledLog.Grown grown, SignedNote note, Instant now) {
        List<TileRow> tiles = new ArrayList<>();
        grown.changed()
                .forEach(
                        (id, tile) ->
                                tiles.add(
                                        new TileRow(
                                                id.level(),
                                                id.index(),
                                                Base64.getEncoder().encodeToString(tile.bytes()))));
        return database.sql(
                        """
                        with tiles as (
                            insert into tile (level, tile_index, hashes)
                            select level, "tileIndex", decode(hashes, 'base64')
                            from jsonb_to_recordset(:tiles::jsonb)
                                as r (level integer, "tileIndex" bigint, hashes text)
                            on conflict (level, tile_index) do update set hashes = excluded.hashes
                        ), head as (
                            update log_head set size = :size
                        )
                        insert into checkpoint (size, note, signed_at) values (:size, :note, :now)
                        """)
                .bind("tiles", json.writeValueAsString(tiles))
                .bind("size", grown.size())
                .bind("note", note.toString())
                .bind("now", now)
                .then();
    }
}
