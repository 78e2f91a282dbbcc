package io.guanhu.audit.standing;

import io.guanhu.tlog.Tile;
import io.guanhu.tlog.TileId;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    /** How many leaves the log has, by its head. */
    Mono<Long> size() {
        return database.sql("select size from log_head").mapValue(Long.class).one();
    }

    /** These tiles, without those that do not exist. */
    public Mono<Map<TileId, Tile>> tiles(Collection<TileId> ids) {
        if (ids.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(
                        """
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

    /** The tile of level 0 and those above it. */
    public Mono<Map<TileId, Tile>> tilesAbove(long index) {
        return database.sql(
                        """
                        select level, tile_index, hashes from tile
                        where level < 6 and tile_index = :index >> (8 * level)
                        """)
                .bind("index", index)
                .map(TileStore::tile)
                .all()
                .collectMap(Entry::getKey, Entry::getValue, HashMap::new);
    }

    private static Entry<TileId, Tile> tile(Readable row) {
        return Map.entry(
                new TileId(
                        value(row.get("level", Integer.class)),
                        value(row.get("tile_index", Long.class))),
                Tile.of(value(row.get("hashes", byte[].class))));
    }

    private static <T> T value(@Nullable T column) {
        return Objects.requireNonNull(column);
    }
}
