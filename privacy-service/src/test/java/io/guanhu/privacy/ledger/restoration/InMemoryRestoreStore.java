package io.guanhu.privacy.ledger.restoration;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A ledger, the verified copy of a longer one, and requests by their states. */
public final class InMemoryRestoreStore extends RestoreStore {

    private final Map<Long, LedgerLine> copy;
    private final List<LedgerLine> ledger;
    private final Map<UUID, String> states;
    private final List<Restored> restored;
    private boolean failing;

    InMemoryRestoreStore(Memory memory) {
        this(memory, memory.transactions().list());
    }

    /** @param ledger to which missing entries are appended */
    public InMemoryRestoreStore(Memory memory, List<LedgerLine> ledger) {
        super(Memory.noDatabase());
        this.ledger = ledger;
        copy = memory.rows();
        states = memory.rows();
        restored = memory.transactions().list();
    }

    /** The use case over this store. */
    public Restoring restoring(Memory memory) {
        return new Restoring(this, memory.outbox(), memory.ids(), memory.transaction(), memory.clock());
    }

    /** The follower has copied and verified an entry. */
    public void copied(LedgerLine line) {
        copy.put(line.position(), line);
    }

    /** A request that this database still knows. */
    void knows(UUID request, String state) {
        states.put(request, state);
    }

    String stateOf(UUID request) {
        return states.getOrDefault(request, "FORGOTTEN");
    }

    List<LedgerLine> ledger() {
        return List.copyOf(ledger);
    }

    List<Restored> restored() {
        return List.copyOf(restored);
    }

    /** Whether requests can be completed. */
    void failing(boolean now) {
        failing = now;
    }

    @Override
    Mono<Void> lock() {
        return Mono.empty();
    }

    @Override
    Mono<LedgerLine> next() {
        return Mono.fromSupplier(() -> copy.get(ledger.size() + 1L));
    }

    @Override
    Mono<Void> append(LedgerLine line, UUID request, Instant at) {
        return Mono.fromRunnable(() -> ledger.add(line));
    }

    @Override
    Mono<Optional<String>> end(ErasureOrdered order, Instant now) {
        return Mono.fromSupplier(() -> {
            if (failing) {
                throw new IllegalStateException("no database");
            }
            String ended = order.restrict().isEmpty() ? "COMPLETED" : "PARTIALLY_COMPLETED";
            return Optional.ofNullable(
                    states.containsKey(order.requestId()) ? states.put(order.requestId(), ended) : null);
        });
    }

    @Override
    Mono<Void> remember(long position, ErasureOrdered order, Optional<String> found, Instant now) {
        return Mono.fromRunnable(() -> restored.add(
                new Restored(position, order.requestId(), order.customerId(), order.at(), now, found.orElse(null))));
    }
}
