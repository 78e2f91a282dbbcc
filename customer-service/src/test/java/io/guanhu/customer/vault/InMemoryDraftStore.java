package io.guanhu.customer.vault;

import io.guanhu.customer.vault.InMemoryProfileStore.PartKey;
import io.guanhu.customer.vault.ProfileStore.Part;
import io.guanhu.platform.testing.Memory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sealed drafts in a map. */
final class InMemoryDraftStore extends DraftStore {

    private final Map<PartKey, Part> rows;

    InMemoryDraftStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
    }

    Set<UUID> ids() {
        return rows.keySet().stream().map(PartKey::customerId).collect(Collectors.toSet());
    }

    @Override
    Mono<Void> insert(List<Part> parts) {
        return Mono.fromRunnable(() ->
                parts.forEach(part -> rows.put(new PartKey(part.customerId(), part.category()), part)));
    }

    @Override
    Flux<Part> find(Collection<UUID> checks) {
        return Flux.fromStream(() -> rows.values().stream().filter(part -> checks.contains(part.customerId())));
    }

    @Override
    Mono<Void> delete(Collection<UUID> checks) {
        return Mono.fromRunnable(() -> rows.keySet().removeIf(key -> checks.contains(key.customerId())));
    }
}
