package io.guanhu.audit.witnessing;

import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.standing.LogTables;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.note.SignedNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class InMemoryCosignatureStore extends CosignatureStore {

    private final LogTables tables;
    private final Map<Key, String> lines;
    private final List<Instant> tidied = new ArrayList<>();

    InMemoryCosignatureStore(InMemoryLog log) {
        super(Memory.noDatabase());
        this.tables = log.tables();
        this.lines = log.memory().rows();
    }

    private record Key(long size, String witness) {}

    /** The time limits of each purge. */
    List<Instant> tidied() {
        return tidied;
    }

    @Override
    Mono<SignedNote> newest() {
        return Mono.defer(() -> Mono.justOrEmpty(tables.newest()));
    }

    @Override
    Mono<Void> keep(long size, String witness, String more, Instant now) {
        return Mono.fromRunnable(() -> lines.put(new Key(size, witness), more));
    }

    @Override
    Flux<String> lines(long size) {
        return Flux.fromStream(() -> lines.entrySet().stream()
                .filter(each -> each.getKey().size() == size)
                .map(Map.Entry::getValue)
                .sorted());
    }

    @Override
    Mono<Void> witnessed(long size, SignedNote note, Instant now) {
        return Mono.fromRunnable(() -> tables.cosigned().put(size, note.toString()));
    }

    @Override
    Mono<Long> witnessedSize() {
        return Mono.fromSupplier(() -> tables.cosigned().keySet().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0));
    }

    @Override
    Mono<Void> tidy(Instant before) {
        return Mono.fromRunnable(() -> tidied.add(before));
    }
}
