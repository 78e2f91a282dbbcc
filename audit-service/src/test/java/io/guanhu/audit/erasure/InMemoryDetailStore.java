package io.guanhu.audit.erasure;

import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.LogTables.Mark;
import io.guanhu.audit.standing.LogTables.Place;
import io.guanhu.audit.standing.LogTables.Sealed;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

final class InMemoryDetailStore extends DetailStore {

    private final LogTables tables;

    InMemoryDetailStore(LogTables tables) {
        super(Memory.noDatabase());
        this.tables = tables;
    }

    @Override
    Mono<Void> lockHead() {
        return Mono.empty();
    }

    @Override
    Mono<Boolean> mark(ErasureOrdered order, DataCategory category, UUID entryId, Instant now) {
        return Mono.fromSupplier(() -> tables.marks().putIfAbsent(mark(order, category), Optional.of(entryId)) == null);
    }

    private static Mark mark(ErasureOrdered order, DataCategory category) {
        return new Mark(order.customerId(), category.name(), order.orderId());
    }

    @Override
    Mono<Long> erase(ErasureOrdered order, DataCategory category) {
        return Mono.fromSupplier(() -> {
            Set<Place> covered = coveredBy(order, category);
            tables.details().keySet().removeAll(covered);
            return (long) covered.size();
        });
    }

    @Override
    Mono<Long> countRemaining(ErasureOrdered order, DataCategory category) {
        return Mono.fromSupplier(() -> (long) coveredBy(order, category).size());
    }

    private Set<Place> coveredBy(ErasureOrdered order, DataCategory category) {
        return tables.details().entrySet().stream()
                .filter(each -> tables.reaches(
                        mark(order, category),
                        each.getKey().index(),
                        each.getValue().customerId(),
                        each.getValue().detail().category()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    Mono<Long> count(UUID customerId, DataCategory category) {
        return Mono.fromSupplier(() -> tables.details().values().stream()
                .filter(each -> isOf(each, customerId, category))
                .count());
    }

    private static boolean isOf(Sealed each, UUID customerId, DataCategory category) {
        return customerId.equals(each.customerId()) && each.detail().category().equals(category.name());
    }
}
