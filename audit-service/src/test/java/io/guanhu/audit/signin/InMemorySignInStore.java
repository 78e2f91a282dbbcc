package io.guanhu.audit.signin;

import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class InMemorySignInStore extends SignInStore {

    private final Map<UUID, Instant> taken;

    InMemorySignInStore(Memory memory) {
        super(Memory.noDatabase());
        this.taken = memory.rows();
    }

    /** How many events are remembered. */
    int size() {
        return taken.size();
    }

    @Override
    Mono<Instant> newest() {
        return Mono.defer(() -> Mono.justOrEmpty(taken.values().stream().max(Comparator.naturalOrder())));
    }

    @Override
    Flux<UUID> take(Collection<RealmEvent> events) {
        return Flux.fromIterable(events)
                .filter(event -> taken.putIfAbsent(event.entryId(), event.at()) == null)
                .map(RealmEvent::entryId);
    }

    @Override
    Mono<Void> forget(Instant before) {
        return newest().doOnNext(newest -> taken.values().removeIf(at -> at.isBefore(before) && at.isBefore(newest)))
                .then();
    }
}
