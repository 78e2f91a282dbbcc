package io.guanhu.customer.erasure;

import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.customer.vault.RemainingData.Sealed;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was set aside, in a map; every identity includes a document's token. */
final class InMemoryDueStore extends DueStore {

    private record Key(UUID customer, DataCategory category) {}

    private final InMemoryVault vault;
    private final Map<Key, Sealed> rows;
    private final Map<UUID, Instant> plain;

    InMemoryDueStore(Memory memory, InMemoryVault vault) {
        super(Memory.noDatabase());
        this.vault = vault;
        this.rows = memory.rows();
        this.plain = memory.rows();
    }

    /** The people with only a token. */
    Set<UUID> plain() {
        return Set.copyOf(plain.keySet());
    }

    boolean has(UUID customer, DataCategory category) {
        return rows.containsKey(new Key(customer, category));
    }

    @Override
    Mono<Long> setAside(UUID customerId, DataCategory category, Instant now) {
        return Mono.fromSupplier(() -> {
            Optional<byte[]> sealed = vault.sealed(customerId, category);
            Key key = new Key(customerId, category);
            if (sealed.isEmpty() || rows.containsKey(key)) {
                return 0L;
            }
            rows.put(key, new Sealed(category, sealed.get()));
            return 1L;
        });
    }

    @Override
    Flux<Sealed> find(UUID customerId) {
        return Flux.fromStream(() -> rows.entrySet().stream()
                .filter(each -> each.getKey().customer().equals(customerId))
                .map(Map.Entry::getValue));
    }

    @Override
    Mono<Long> count(UUID customerId, DataCategory category) {
        return Mono.fromSupplier(() -> has(customerId, category) ? 1L : 0L);
    }

    @Override
    Mono<Void> keepToken(UUID customerId, Set<DataCategory> going, Instant now) {
        return Mono.fromRunnable(() -> {
            if (going.contains(DataCategory.IDENTITY) && has(customerId, DataCategory.IDENTITY)) {
                plain.putIfAbsent(customerId, now);
            }
        });
    }

    @Override
    Mono<Void> forget(UUID customerId, Set<DataCategory> going) {
        return Mono.fromRunnable(() -> going.forEach(category -> rows.remove(new Key(customerId, category))));
    }
}
