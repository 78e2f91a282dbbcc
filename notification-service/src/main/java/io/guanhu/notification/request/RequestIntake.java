package io.guanhu.notification.request;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Queues requested messages, once per idempotency key, and wakes the sender. */
@Component
class RequestIntake implements EventHandler<NotificationRequested> {

    private final RequestStore store;
    private final List<Worker> sending;
    private final RequestProperties properties;
    private final Clock clock;

    RequestIntake(
            RequestStore store, @Qualifier("sending") List<Worker> sending, RequestProperties properties, Clock clock) {
        this.store = store;
        this.sending = List.copyOf(sending);
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Class<NotificationRequested> type() {
        return NotificationRequested.class;
    }

    @Override
    public Mono<Void> handle(NotificationRequested request) {
        return store.queue(request, channelOf(request), expiryOf(request)).then(wakeAfterCommit());
    }

    private static Channel channelOf(NotificationRequested request) {
        return switch (request.channel()) {
            case SMS -> Channel.SMS;
            case EMAIL -> Channel.EMAIL;
        };
    }

    /**
     * All messages except legal notices expire, so that an outage cannot pile them up without
     * limit.
     */
    private @Nullable Instant expiryOf(NotificationRequested request) {
        if (request.expiresAt() != null || request.purpose() == Purpose.LEGAL_NOTICE) {
            return request.expiresAt();
        }
        return clock.instant().plus(properties.shelfLife());
    }

    private Mono<Void> wakeAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> sending.forEach(Worker::wake));
                    }
                }))
                .then();
    }
}
