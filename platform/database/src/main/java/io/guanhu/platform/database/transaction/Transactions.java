package io.guanhu.platform.database.transaction;

import io.guanhu.platform.database.UncancellableMono;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * Transactions that never need a second connection and never lose theirs.
 *
 * <p>A transaction within a transaction is refused, because requests that hold one connection and
 * wait for another end up waiting for each other. Also, Spring's own manager loses a connection if
 * a cancel arrives while it is being fetched or during {@code BEGIN}, when nobody owns the
 * transaction that would have to be rolled back.
 */
final class Transactions implements ReactiveTransactionManager {

    private static final Set<Integer> JOINING = Set.of(
            TransactionDefinition.PROPAGATION_REQUIRED,
            TransactionDefinition.PROPAGATION_SUPPORTS,
            TransactionDefinition.PROPAGATION_MANDATORY);

    private final ReactiveTransactionManager manager;

    Transactions(ReactiveTransactionManager manager) {
        this.manager = manager;
    }

    @Override
    public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
        if (definition != null && !JOINING.contains(definition.getPropagationBehavior())) {
            return Mono.error(new IllegalTransactionStateException(
                    "A transaction beside another one would need a second connection"));
        }
        return new UncancellableMono<>(
                manager.getReactiveTransaction(definition), (begun, _) -> manager.rollback(begun));
    }

    @Override
    public Mono<Void> commit(ReactiveTransaction transaction) {
        return manager.commit(transaction);
    }

    @Override
    public Mono<Void> rollback(ReactiveTransaction transaction) {
        return manager.rollback(transaction);
    }
}
