package io.guanhu.customer.people;

import io.guanhu.customer.people.SuppressionList.Entry;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The list in a map. */
final class InMemorySuppressionStore extends SuppressionStore {

    private final Map<Entry, Instant> rows;

    InMemorySuppressionStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
    }

    List<Entry> all() {
        return List.copyOf(rows.keySet());
    }

    @Override
    Flux<Kind> kinds() {
        return Flux.fromStream(() -> rows.keySet().stream()
                .map(each -> new Kind(each.known().mark(), each.known().recipe()))
                .distinct());
    }

    @Override
    Mono<Void> add(List<Entry> entries, Instant now) {
        return Mono.fromRunnable(() -> entries.forEach(each -> rows.putIfAbsent(each, now)));
    }

    @Override
    Flux<Entry> equal(Collection<Known> asked) {
        return Flux.fromStream(() -> rows.keySet().stream().filter(each -> asked.contains(each.known())));
    }

    @Override
    Mono<Void> remove(Collection<String> people) {
        return Mono.fromRunnable(() -> rows.keySet().removeIf(each -> people.contains(each.person())));
    }
}
