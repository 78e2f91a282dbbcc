package io.guanhu.audit.opening;

import io.guanhu.audit.standing.LogTables;
import io.guanhu.platform.testing.Memory;
import java.util.Comparator;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class InMemorySealedStore extends SealedStore {

    private final LogTables tables;

    InMemorySealedStore(LogTables tables) {
        super(Memory.noDatabase());
        this.tables = tables;
    }

    @Override
    Mono<Leaf> leaf(UUID entryId, long size) {
        return Mono.defer(() -> Mono.justOrEmpty(tables.leaves().entrySet().stream()
                .filter(each ->
                        each.getKey() < size && each.getValue().entryId().equals(entryId))
                .map(each -> new Leaf(each.getKey(), each.getValue().entry()))
                .findFirst()));
    }

    @Override
    Flux<Stored> details(UUID entryId) {
        return Flux.fromStream(() -> tables.details().entrySet().stream()
                .filter(each -> each.getValue().entryId().equals(entryId))
                .map(each ->
                        new Stored(each.getKey().position(), each.getValue().detail()))
                .sorted(Comparator.comparing(Stored::position)));
    }
}
