package io.guanhu.audit.log;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the log. */
@Component
class LogStore {

    private final DatabaseClient database;

    LogStore(DatabaseClient database) {
        this.database = database;
    }

    /** An entry's position in the log, and its leaf. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Leaf(long index, UUID entryId, @Nullable UUID customerId, byte[] entry) {}

    /** The latest checkpoint; empty while the log is empty. */
    Mono<SignedNote> checkpoint() {
        return database.sql("select note from checkpoint order by size desc limit 1")
                .mapValue(String.class)
                .one()
                .map(SignedNote::parse);
    }

    /** The latest checkpoint that enough witnesses have cosigned; empty while there is none. */
    Mono<SignedNote> witnessed() {
        return database.sql("select note from cosigned_checkpoint order by size desc limit 1")
                .mapValue(String.class)
                .one()
                .map(SignedNote::parse);
    }

    Mono<Tile> tile(TileId id) {
        return database.sql("select hashes from tile where level = :level and tile_index = :index")
                .bind("level", id.level())
                .bind("index", id.index())
                .mapValue(byte[].class)
                .one()
                .map(Tile::of);
    }

    Mono<Leaf> leaf(UUID entryId) {
        return database.sql("""
                select l.leaf_index, l.entry, i.customer_id
                from leaf l join entry_index i using (leaf_index)
                where l.entry_id = :id
                """)
                .bind("id", entryId)
                .map(row -> new Leaf(
                        number(row, "leaf_index"),
                        entryId,
                        row.get("customer_id", UUID.class),
                        value(row, "entry", byte[].class)))
                .one();
    }

    /** The leaves' bytes, in order. */
    Flux<byte[]> entries(long from, int count) {
        return database.sql("""
                select entry from leaf
                where leaf_index >= :from and leaf_index < :to order by leaf_index
                """)
                .bind("from", from)
                .bind("to", from + count)
                .mapValue(byte[].class)
                .all();
    }
}
