package io.guanhu.audit.standing;

import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

final class InMemoryTileStore extends TileStore {

    private final LogTables tables;

    InMemoryTileStore(LogTables tables) {
        super(Memory.noDatabase());
        this.tables = tables;
    }

    @Override
    Mono<Head> head() {
        return Mono.fromSupplier(() -> new Head(tables.size(), tables.newest()));
    }

    @Override
    public Mono<Map<TileId, Tile>> tiles(Collection<TileId> ids) {
        return Mono.fromSupplier(() -> {
            Map<TileId, Tile> found = new HashMap<>(tables.tiles());
            found.keySet().retainAll(ids);
            return found;
        });
    }
}
