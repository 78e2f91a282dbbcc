package io.guanhu.platform.keyring;

import io.guanhu.platform.database.RefusingDatabase;
import io.guanhu.platform.database.transaction.InMemoryTransactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Fences in a map; there is nobody to hold off. */
final class InMemoryKeyFences extends KeyFenceStore {

    private record Row(long erasures, Set<UUID> closing) {

        Row {
            closing = Set.copyOf(closing);
        }
    }

    private final Map<UUID, Row> rows;

    InMemoryKeyFences(InMemoryTransactions transactions) {
        super(new RefusingDatabase());
        this.rows = transactions.rows();
    }

    @Override
    Mono<Seen> read(Collection<UUID> owners) {
        return Mono.fromSupplier(() -> {
            Map<UUID, Fence> fences = new HashMap<>();
            owners.forEach(owner -> rows.computeIfPresent(owner, (_, row) -> {
                fences.put(owner, new Fence(row.erasures(), !row.closing().isEmpty()));
                return row;
            }));
            return new Seen(fences);
        });
    }

    @Override
    Mono<Void> raise(Collection<UUID> owners, UUID erasure) {
        return Mono.fromRunnable(() -> owners.forEach(owner -> {
            Row before = rows.getOrDefault(owner, new Row(0, Set.of()));
            Set<UUID> closing = new HashSet<>(before.closing());
            closing.add(erasure);
            rows.put(owner, new Row(before.erasures() + 1, closing));
        }));
    }

    @Override
    Mono<Void> reopen(Collection<UUID> owners, UUID erasure) {
        return Mono.fromRunnable(() -> owners.forEach(owner -> rows.computeIfPresent(owner, (_, before) -> {
            Set<UUID> closing = new HashSet<>(before.closing());
            return closing.remove(erasure) ? new Row(before.erasures() + 1, closing) : before;
        })));
    }

    @Override
    Mono<Void> lock(String function, Collection<UUID> owners) {
        return Mono.empty();
    }
}
