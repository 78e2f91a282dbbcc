package io.guanhu.customer.matching;

import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Suspicions in a map; the first of a change has version 1. */
public final class InMemorySuspicionStore extends SuspicionStore {

    private record Row(Kept kept, Instant forgetAt) {}

    private final Map<UUID, Row> rows;

    public InMemorySuspicionStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
    }

    /** How long the suspicion about a change is kept; empty if there is none. */
    public Optional<Instant> keptUntil(UUID change) {
        return Optional.ofNullable(rows.get(change)).map(Row::forgetAt);
    }

    @Override
    public Mono<Void> keep(UUID change, Suspicion why, Instant forgetAt) {
        return Mono.fromRunnable(() -> rows.compute(change, (_, before) -> {
            long version = before == null ? 1 : before.kept().version() + 1;
            return new Row(new Kept(why, version), forgetAt);
        }));
    }

    @Override
    public Mono<Kept> of(UUID change) {
        return Mono.fromSupplier(() -> {
            Row row = rows.get(change);
            return row == null ? Kept.NONE : row.kept();
        });
    }

    @Override
    public Mono<Void> forget(UUID change) {
        return Mono.fromRunnable(() -> rows.remove(change));
    }

    @Override
    public Mono<Void> purge(Instant now, int limit) {
        return Mono.fromRunnable(() -> rows.entrySet().stream()
                .filter(each -> !each.getValue().forgetAt().isAfter(now))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList()
                .forEach(rows::remove));
    }
}
