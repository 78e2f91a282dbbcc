package io.guanhu.audit.log;

import static java.util.Objects.requireNonNull;

import io.guanhu.audit.standing.LogTables;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.util.UUID;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class InMemoryLogStore extends LogStore {

    private final LogTables tables;

    InMemoryLogStore(LogTables tables) {
        super(Memory.noDatabase());
        this.tables = tables;
    }

    @Override
    Mono<SignedNote> checkpoint() {
        return Mono.defer(() -> Mono.justOrEmpty(tables.newest()));
    }

    @Override
    Mono<SignedNote> witnessed() {
        return Mono.defer(() -> Mono.justOrEmpty(LogTables.newest(tables.cosigned())));
    }

    @Override
    Mono<Tile> tile(TileId id) {
        return Mono.fromSupplier(() -> tables.tiles().get(id));
    }

    @Override
    Mono<Leaf> leaf(UUID entryId) {
        return Mono.defer(() -> Mono.justOrEmpty(tables.leaves().entrySet().stream()
                .filter(each -> each.getValue().entryId().equals(entryId))
                .map(each -> new Leaf(
                        each.getKey(),
                        entryId,
                        requireNonNull(tables.columns().get(each.getKey())).customerId(),
                        each.getValue().entry()))
                .findFirst()));
    }

    @Override
    Flux<byte[]> entries(long from, int count) {
        return Flux.fromStream(() -> LongStream.range(from, from + count)
                .filter(tables.leaves()::containsKey)
                .mapToObj(tables::leaf));
    }
}
