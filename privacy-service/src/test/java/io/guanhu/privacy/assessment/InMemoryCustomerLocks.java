package io.guanhu.privacy.assessment;

import io.guanhu.platform.testing.Memory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Records who was locked. A lock outside a transaction would block nobody, and fails. */
public final class InMemoryCustomerLocks extends CustomerLockStore {

    private final List<UUID> taken = new CopyOnWriteArrayList<>();
    private Consumer<UUID> meanwhile = _ -> {};

    public InMemoryCustomerLocks() {
        super(Memory.noDatabase());
    }

    public List<UUID> taken() {
        return List.copyOf(taken);
    }

    /** What others do before the lock is acquired. */
    public void meanwhile(Consumer<UUID> work) {
        this.meanwhile = work;
    }

    @Override
    public Mono<Void> of(UUID customerId) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(_ -> {
                    meanwhile.accept(customerId);
                    taken.add(customerId);
                })
                .then();
    }
}
