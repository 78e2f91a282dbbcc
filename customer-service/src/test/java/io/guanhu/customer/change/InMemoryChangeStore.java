package io.guanhu.customer.change;

import static java.util.Objects.requireNonNull;

import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Expired;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.platform.testing.Memory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Changes and their fields in maps. */
public final class InMemoryChangeStore extends ChangeStore {

    private final Map<UUID, StoredChange> changes;
    private final Map<UUID, List<StoredDetail>> details;

    public InMemoryChangeStore(Memory memory) {
        super(Memory.noDatabase());
        this.changes = memory.rows();
        this.details = memory.rows();
    }

    public List<UUID> ids() {
        return List.copyOf(changes.keySet());
    }

    public StoredChange of(UUID change) {
        return requireNonNull(changes.get(change), "There is no such change");
    }

    /** Some of the customer's data is erased: an open change expires. */
    public void expire(UUID change) {
        changes.computeIfPresent(
                change,
                (_, before) -> new StoredChange(
                        new Expired(before.change().proposal(), Memory.NOW),
                        before.reason(),
                        before.decision(),
                        before.evidence()));
    }

    @Override
    public Mono<Void> insert(Proposed proposed, byte @Nullable [] reason, byte @Nullable [] evidence) {
        return Mono.fromRunnable(
                () -> changes.put(proposed.proposal().id(), new StoredChange(proposed, reason, null, evidence)));
    }

    @Override
    public Mono<Void> insert(Collection<StoredDetail> inserted) {
        return Mono.fromRunnable(() -> inserted.forEach(each -> details.compute(each.changeId(), (_, before) -> {
            List<StoredDetail> all = new ArrayList<>(before == null ? List.of() : before);
            all.add(each);
            all.sort(Comparator.comparing(StoredDetail::field));
            return List.copyOf(all);
        })));
    }

    @Override
    public Mono<StoredChange> find(UUID customerId, UUID id) {
        return Mono.fromSupplier(() -> changes.get(id))
                .filter(found -> found.change().proposal().customerId().equals(customerId));
    }

    @Override
    public Mono<StoredChange> lock(UUID customerId, UUID id) {
        return find(customerId, id);
    }

    @Override
    public Flux<StoredChange> history(UUID customerId, boolean all, @Nullable UUID before, int limit) {
        return Flux.fromStream(() -> changes.values().stream()
                .filter(each -> each.change().proposal().customerId().equals(customerId))
                .filter(each -> all || each.change() instanceof Applied)
                .filter(each -> before == null || idOf(each).compareTo(before) < 0)
                .sorted(Comparator.comparing(InMemoryChangeStore::idOf).reversed())
                .limit(limit));
    }

    private static UUID idOf(StoredChange stored) {
        return stored.change().proposal().id();
    }

    @Override
    public Flux<StoredDetail> details(Collection<UUID> asked) {
        return Flux.fromStream(() ->
                asked.stream().sorted().flatMap(change -> details.getOrDefault(change, List.of()).stream()));
    }

    @Override
    public Mono<Void> advance(Change change, byte @Nullable [] decision) {
        return switch (change) {
            case AwaitingDecision awaiting ->
                updated(
                        new AwaitingDecision(
                                awaiting.proposal().forSecondPerson(),
                                awaiting.confirmedBy(),
                                awaiting.confirmedAt(),
                                awaiting.expiresAt()),
                        null);
            case Proposed _, Expired _ -> throw new IllegalArgumentException("No step leads there");
            case Change.Ended ended -> updated(ended, decision);
        };
    }

    private Mono<Void> updated(Change next, byte @Nullable [] decision) {
        return Mono.fromRunnable(() -> changes.computeIfPresent(
                next.proposal().id(),
                (_, before) -> new StoredChange(next, before.reason(), decision, before.evidence())));
    }
}
