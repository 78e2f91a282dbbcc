package io.guanhu.audit.standing;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the log's size and its tiles. */
@Component
public class TileStore {

    private final DatabaseClient database;

    TileStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The end of the log according to the database.
     *
     * @param note the latest checkpoint; empty before the first entry
     */
    record Head(long size, Optional<SignedNote> note) {}

    /** Head and latest checkpoint, read at the same moment. */
    Mono<Head> head() {
        return database.sql("""
                select h.size, c.note from log_head h left join lateral
                    (select note from checkpoint order by size desc limit 1) c on true
                """)
                .map(row -> new Head(
                        number(row, "size"),
                        Optional.ofNullable(row.get("note", String.class)).map(SignedNote::parse)))
                .one();
    }

    /** These tiles, without those that do not exist. */
    public Mono<Map<TileId, Tile>> tiles(Collection<TileId> ids) {
        if (ids.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql("""
                select level, tile_index, hashes from tile
                where (level, tile_index) in
                    (select * from unnest(:levels::integer[], :indexes::bigint[]))
                """)
                .bind("levels", ids.stream().map(TileId::level).toArray(Integer[]::new))
                .bind("indexes", ids.stream().map(TileId::index).toArray(Long[]::new))
                .map(TileStore::tile)
                .all()
                .collectMap(Entry::getKey, Entry::getValue, HashMap::new);
    }

    private static Entry<TileId, Tile> tile(Readable row) {
        return Map.entry(
                new TileId(value(row, "level", Integer.class), number(row, "tile_index")),
                Tile.of(value(row, "hashes", byte[].class)));
    }
}
