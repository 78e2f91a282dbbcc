package io.guanhu.audit.append;

import io.guanhu.audit.append.LogAppender.Appended;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** The entries of one transaction, until it commits. */
final class PendingEntries implements TransactionSynchronization {

    private final LogAppender appender;
    private final List<NewLeaf> leaves = new ArrayList<>();
    private final AtomicReference<Appended> appended = new AtomicReference<>();

    private PendingEntries(LogAppender appender) {
        this.appender = appender;
    }

    static PendingEntries of(TransactionSynchronizationManager transaction, LogAppender appender) {
        return transaction.getSynchronizations().stream()
                .filter(PendingEntries.class::isInstance)
                .map(PendingEntries.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    PendingEntries pending = new PendingEntries(appender);
                    transaction.registerSynchronization(pending);
                    return pending;
                });
    }

    void add(NewLeaf leaf) {
        leaves.add(leaf);
    }

    @Override
    public Mono<Void> beforeCommit(boolean readOnly) {
        return appender.append(List.copyOf(leaves)).doOnNext(appended::set).then();
    }

    @Override
    public Mono<Void> afterCommit() {
        return Mono.justOrEmpty(appended.get()).flatMap(appender::publish);
    }
}
