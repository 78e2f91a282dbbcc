package io.guanhu.privacy.hold;

import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds in a map. */
final class InMemoryHoldStore extends HoldStore {

    private final Map<UUID, Hold> rows;
    private final List<UUID> woken;
    private final List<UUID> destroyed;
    final Set<UUID> ordered = new HashSet<>();
    boolean failing;

    InMemoryHoldStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
        this.woken = memory.transactions().list();
        this.destroyed = memory.transactions().list();
    }

    @Nullable
    Hold of(UUID id) {
        return rows.get(id);
    }

    /** Whose restrictions are reviewed. */
    List<UUID> woken() {
        return List.copyOf(woken);
    }

    @Override
    Mono<Void> open(Hold hold) {
        return Mono.fromRunnable(() -> rows.put(hold.id(), hold));
    }

    @Override
    Mono<Boolean> ordered(UUID customerId) {
        return Mono.fromSupplier(() -> ordered.contains(customerId));
    }

    @Override
    Mono<UUID> customerOf(UUID id) {
        return Mono.fromSupplier(() -> {
            Hold hold = rows.get(id);
            return hold == null ? null : hold.customerId();
        });
    }

    @Override
    Mono<UUID> close(UUID id, String by, Instant at) {
        return Mono.fromSupplier(() -> rows.get(id))
                .filter(hold -> hold.closedAt() == null)
                .doOnNext(hold -> rows.put(id, closed(hold, by, at)))
                .map(Hold::customerId);
    }

    private static Hold closed(Hold hold, String by, Instant at) {
        return new Hold(
                hold.id(),
                hold.customerId(),
                hold.categories(),
                hold.ground(),
                hold.claimKnownOn(),
                hold.injuryOn(),
                new Words(null, null),
                hold.textRead(),
                hold.openedBy(),
                hold.openedAt(),
                by,
                at);
    }

    @Override
    Flux<UUID> withKeys(int limit) {
        return Flux.fromStream(() -> rows.values().stream()
                .filter(hold -> hold.closedAt() != null && !destroyed.contains(hold.id()))
                .map(Hold::id)
                .sorted()
                .limit(limit));
    }

    @Override
    Mono<Void> keysDestroyed(UUID id) {
        return Mono.fromRunnable(() -> destroyed.add(id));
    }

    @Override
    Mono<Void> makeRestrictionsDue(UUID customerId, Instant now) {
        return failing
                ? Mono.error(new IllegalStateException("The database went away"))
                : Mono.fromRunnable(() -> woken.add(customerId));
    }

    @Override
    Flux<Hold> list(@Nullable UUID customerId, @Nullable UUID before, int limit) {
        return Flux.fromStream(() -> rows.values().stream()
                .filter(each -> customerId == null || customerId.equals(each.customerId()))
                .filter(each -> before == null || each.id().compareTo(before) < 0)
                .sorted(Comparator.comparing(Hold::id).reversed())
                .limit(limit));
    }
}
