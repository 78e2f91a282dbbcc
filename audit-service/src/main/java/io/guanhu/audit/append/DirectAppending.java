package io.guanhu.audit.append;

import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.Appending;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

@Component
class DirectAppending implements Appending {

    private final LogAppender appender;

    DirectAppending(LogAppender appender) {
        this.appender = appender;
    }

    @Override
    public Mono<Void> append(LogEntry entry) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(
                        transaction -> PendingEntries.of(transaction, appender).add(NewLeaf.of(entry)))
                .then();
    }
}
