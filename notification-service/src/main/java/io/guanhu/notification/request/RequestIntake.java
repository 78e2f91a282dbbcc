package io.guanhu.notification.request;

import io.guanhu.notification.model.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.inbox.EventHandler;
import io.guanhu.platform.runtime.Worker;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Queues what is asked for, once per idempotency key, and wakes who sends it. */
@Component
class RequestIntake implements EventHandler<NotificationRequested> {

    private final RequestStore store;
    private final Worker sending;

    RequestIntake(RequestStore store, @Qualifier("sendingWorker") Worker sending) {
        this.store = store;
        this.sending = sending;
    }

    @Override
    public Class<NotificationRequested> type() {
        return NotificationRequested.class;
    }

    @Override
    public Mono<Void> handle(NotificationRequested request) {
        return store.queue(request, Channel.valueOf(request.channel())).then(wakeAfterCommit());
    }

    private Mono<Void> wakeAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(
                        transaction ->
                                transaction.registerSynchronization(
                                        new TransactionSynchronization() {
                                            @Override
                                            public Mono<Void> afterCommit() {
                                                return Mono.fromRunnable(sending::wake);
                                            }
                                        }))
                .then();
    }
}
