package io.guanhu.platform.database.transaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.AbstractReactiveTransactionManager;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Transactions over rows in memory, with the rules of the real ones: one within another joins it, one beside another is
 * refused, a {@link CommitCondition} is met before a commit, and a rollback leaves the rows as they were when it began.
 * One at a time: what two do to each other is for a test with a real database.
 */
public final class InMemoryTransactions implements ReactiveTransactionManager {

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger rolledBack = new AtomicInteger();
    private final List<Supplier<Runnable>> snapshots = new CopyOnWriteArrayList<>();
    private final ReactiveTransactionManager manager = new Transactions(new Manager());

    /** A table: its rows must not change on their own. */
    public <K, V> Map<K, V> rows() {
        Map<K, V> rows = Collections.synchronizedMap(new LinkedHashMap<>());
        snapshots.add(() -> {
            Map<K, V> before = new LinkedHashMap<>(rows);
            return () -> {
                rows.clear();
                rows.putAll(before);
            };
        });
        return rows;
    }

    /** A table to which rows are only appended. */
    public <T> List<T> list() {
        List<T> rows = Collections.synchronizedList(new ArrayList<>());
        snapshots.add(() -> {
            List<T> before = List.copyOf(rows);
            return () -> {
                rows.clear();
                rows.addAll(before);
            };
        });
        return rows;
    }

    public int begun() {
        return begun.get();
    }

    public int committed() {
        return committed.get();
    }

    public int rolledBack() {
        return rolledBack.get();
    }

    @Override
    public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
        return manager.getReactiveTransaction(definition);
    }

    @Override
    public Mono<Void> commit(ReactiveTransaction transaction) {
        return manager.commit(transaction);
    }

    @Override
    public Mono<Void> rollback(ReactiveTransaction transaction) {
        return manager.rollback(transaction);
    }

    /** One transaction, and how to undo it. */
    private static final class Open {

        private final List<Runnable> undo = new ArrayList<>();
        private boolean begun;
    }

    @SuppressWarnings("serial")
    private final class Manager extends AbstractReactiveTransactionManager {

        @Override
        protected Object doGetTransaction(TransactionSynchronizationManager context) {
            Object open = context.getResource(InMemoryTransactions.this);
            return open == null ? new Open() : open;
        }

        @Override
        protected boolean isExistingTransaction(Object transaction) {
            return ((Open) transaction).begun;
        }

        @Override
        protected Mono<Void> doBegin(
                TransactionSynchronizationManager context, Object transaction, TransactionDefinition definition) {
            return Mono.fromRunnable(() -> {
                Open open = (Open) transaction;
                open.begun = true;
                snapshots.forEach(each -> open.undo.add(each.get()));
                context.bindResource(InMemoryTransactions.this, open);
                begun.incrementAndGet();
            });
        }

        @Override
        protected Mono<Void> prepareForCommit(
                TransactionSynchronizationManager context, GenericReactiveTransaction status) {
            return status.isNewTransaction() && !status.isReadOnly()
                    ? Mono.deferContextual(CommitCondition::metIn)
                    : Mono.empty();
        }

        @Override
        protected Mono<Void> doCommit(TransactionSynchronizationManager context, GenericReactiveTransaction status) {
            return Mono.fromRunnable(committed::incrementAndGet);
        }

        @Override
        protected Mono<Void> doRollback(TransactionSynchronizationManager context, GenericReactiveTransaction status) {
            return Mono.fromRunnable(() -> {
                ((Open) status.getTransaction()).undo.forEach(Runnable::run);
                rolledBack.incrementAndGet();
            });
        }

        @Override
        protected Mono<Void> doSetRollbackOnly(
                TransactionSynchronizationManager context, GenericReactiveTransaction status) {
            return Mono.empty();
        }

        @Override
        protected Mono<Void> doCleanupAfterCompletion(TransactionSynchronizationManager context, Object transaction) {
            return Mono.fromRunnable(() -> context.unbindResource(InMemoryTransactions.this));
        }
    }
}
