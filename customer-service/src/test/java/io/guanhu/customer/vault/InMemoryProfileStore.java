package io.guanhu.customer.vault;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.testing.Memory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Sealed profiles and restrictions in maps. */
final class InMemoryProfileStore extends ProfileStore {

    record PartKey(UUID customerId, DataCategory category) {}

    final Map<PartKey, Part> parts;
    final Map<PartKey, Boolean> restrictions;

    InMemoryProfileStore(Memory memory) {
        super(Memory.noDatabase());
        this.parts = memory.rows();
        this.restrictions = memory.rows();
    }

    @Override
    Mono<Map<UUID, List<Part>>> find(Collection<UUID> customers) {
        return Mono.fromSupplier(() -> parts.values().stream()
                .filter(part -> customers.contains(part.customerId()))
                .collect(Collectors.groupingBy(Part::customerId)));
    }

    @Override
    Mono<Void> save(List<Part> saved) {
        return Mono.fromRunnable(() ->
                saved.forEach(part -> parts.put(new PartKey(part.customerId(), part.category()), part)));
    }

    @Override
    Mono<Void> delete(UUID customerId, DataCategory category) {
        return Mono.fromRunnable(() -> parts.remove(new PartKey(customerId, category)));
    }

    @Override
    Mono<Map<UUID, Set<DataCategory>>> restricted(Collection<UUID> customers) {
        return Mono.fromSupplier(() -> restrictions.keySet().stream()
                .filter(each -> customers.contains(each.customerId()))
                .collect(Collectors.groupingBy(
                        PartKey::customerId, Collectors.mapping(PartKey::category, Collectors.toSet()))));
    }
}
