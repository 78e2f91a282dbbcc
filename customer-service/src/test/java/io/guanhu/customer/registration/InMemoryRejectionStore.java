package io.guanhu.customer.registration;

import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Rejections in a map, by check. */
public final class InMemoryRejectionStore extends RejectionStore {

    private record Row(Known document, Rejection rejection) {}

    private final Map<UUID, Row> rows;

    public InMemoryRejectionStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
    }

    List<Rejection> all() {
        return rows.values().stream().map(Row::rejection).toList();
    }

    /** The checks whose rejection is remembered. */
    public List<UUID> checks() {
        return List.copyOf(rows.keySet());
    }

    @Override
    Mono<Boolean> any(Instant now) {
        return Mono.fromSupplier(
                () -> all().stream().anyMatch(each -> each.until().isAfter(now)));
    }

    @Override
    Mono<Void> insert(UUID check, Known document, Rejection rejection) {
        return Mono.fromRunnable(() -> rows.put(check, new Row(document, rejection)));
    }

    @Override
    Mono<Map<Known, Rejection>> find(Collection<Known> documents, Instant now) {
        return Mono.fromSupplier(() -> {
            Map<Known, Rejection> latest = new HashMap<>();
            rows.values().stream()
                    .filter(row -> documents.contains(row.document()))
                    .filter(row -> row.rejection().until().isAfter(now))
                    .forEach(row -> latest.merge(
                            row.document(),
                            row.rejection(),
                            (one, other) -> one.until().isAfter(other.until()) ? one : other));
            return latest;
        });
    }

    @Override
    public Mono<Void> purge(Instant now, int limit) {
        return Mono.fromRunnable(() -> rows.entrySet().stream()
                .filter(each -> !each.getValue().rejection().until().isAfter(now))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList()
                .forEach(rows::remove));
    }
}
