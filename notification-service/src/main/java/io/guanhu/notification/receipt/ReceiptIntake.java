package io.guanhu.notification.receipt;

import io.guanhu.notification.model.DeliveryReceipts;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores receipts and tells about them. */
@Component
class ReceiptIntake implements DeliveryReceipts {

    private static final long PATIENCE_SECONDS = 10;

    private final ReceiptStore store;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ReceiptIntake(
            ReceiptStore store, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Called by a provider's own thread, which may wait: its answer is what tells the provider that
     * the receipt is safe.
     */
    @Override
    public void received(String provider, String messageId, boolean delivered) {
        take(provider, messageId, delivered)
                .toFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private Mono<Void> take(String provider, String messageId, boolean delivered) {
        Instant now = clock.instant();
        return transaction.transactional(
                store.lock(provider, messageId)
                        .then(store.apply(provider, messageId, delivered, now))
                        .flatMap(receipted -> outbox.append(advanced(receipted, now)))
                        .then(store.keepIfEarly(provider, messageId, delivered, now)));
    }

    private static NotificationAdvanced advanced(ReceiptStore.Receipted receipted, Instant now) {
        return new NotificationAdvanced(
                receipted.id(),
                receipted.customerId(),
                receipted.channel(),
                receipted.state().name(),
                now);
    }
}
