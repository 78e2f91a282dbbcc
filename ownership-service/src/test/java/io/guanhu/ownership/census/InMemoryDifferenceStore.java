package io.guanhu.ownership.census;

import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Customers of one side only, by their ids. */
final class InMemoryDifferenceStore extends DifferenceStore {

    private record Difference(Kind kind, String prefix) {}

    private final Map<UUID, Difference> rows;
    private final Set<UUID> arrived = new HashSet<>();

    @Nullable
    Result result;

    boolean failing;

    InMemoryDifferenceStore(Memory memory) {
        super(Memory.noDatabase());
        rows = memory.rows();
    }

    void missing(UUID customer, Kind kind, String prefix) {
        rows.put(customer, new Difference(kind, prefix));
    }

    /** A customer whom this service knows. */
    void arrived(UUID customer) {
        arrived.add(customer);
    }

    Map<UUID, Kind> kinds() {
        Map<UUID, Kind> kinds = new HashMap<>();
        rows.forEach((customer, each) -> kinds.put(customer, each.kind()));
        return kinds;
    }

    @Override
    Mono<Void> keep(Result next) {
        return Mono.fromRunnable(() -> result = next);
    }

    @Override
    Mono<Void> settleAllBut(Collection<String> differing, Collection<String> wholes) {
        return Mono.fromRunnable(() -> rows.values()
                .removeIf(each -> wholes.stream()
                                .anyMatch(whole -> each.prefix().startsWith(whole))
                        && differing.stream().noneMatch(part -> each.prefix().startsWith(part))));
    }

    @Override
    Mono<Void> settle(String prefix, Collection<UUID> still) {
        return Mono.fromRunnable(() -> rows.entrySet()
                .removeIf(each -> each.getValue().prefix().equals(prefix) && !still.contains(each.getKey())));
    }

    @Override
    Mono<Long> add(Kind kind, String prefix, List<UUID> customers, Instant at) {
        return Mono.fromSupplier(() -> {
            if (failing) {
                throw new IllegalStateException("no database");
            }
            List<UUID> found = customers.stream()
                    .filter(each -> kind != Kind.UNHEARD || !arrived.contains(each))
                    .toList();
            found.forEach(each -> rows.putIfAbsent(each, new Difference(kind, prefix)));
            return (long) found.size();
        });
    }

    @Override
    Flux<UUID> known(Collection<UUID> customers) {
        return Flux.fromStream(() -> customers.stream().filter(arrived::contains));
    }
}
