package io.guanhu.privacy.docket;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** When requests are due, in a map. */
public final class InMemoryDueStore extends DueStore {

    private final InMemoryRequestStore requests;
    private final Map<UUID, Instant> due;
    private final Map<UUID, Integer> failures;

    public InMemoryDueStore(Memory memory, InMemoryRequestStore requests) {
        super(Memory.noDatabase());
        this.requests = requests;
        this.due = memory.rows();
        this.failures = memory.rows();
    }

    public void put(UUID id, Instant at) {
        due.put(id, at);
    }

    public Map<UUID, Instant> due() {
        return Map.copyOf(due);
    }

    /** How often a request was put off because something failed. */
    public int failures(UUID id) {
        return failures.getOrDefault(id, 0);
    }

    @Override
    public Flux<UUID> claim(Instant now, Duration lease, State... states) {
        return Flux.defer(() -> {
            List<UUID> taken = due.entrySet().stream()
                    .filter(each -> !each.getValue().isAfter(now))
                    .map(Map.Entry::getKey)
                    .filter(id -> List.of(states).contains(requests.stateOf(id)))
                    .toList();
            taken.forEach(id -> due.put(id, now.plus(lease)));
            return Flux.fromIterable(taken);
        });
    }

    @Override
    public Mono<Void> postpone(UUID id, Instant now, Duration retry) {
        return Mono.fromRunnable(() -> {
            failures.merge(id, 1, Integer::sum);
            due.put(id, now.plus(retry));
        });
    }

    @Override
    public Mono<Void> scheduleCheck(UUID id, Instant until) {
        return Mono.fromRunnable(() -> due.merge(id, until, (one, other) -> one.isBefore(other) ? one : other));
    }

    @Override
    public Mono<Void> makeDueNow(UUID request, Instant now) {
        return Mono.fromRunnable(() -> due.put(request, now));
    }
}
