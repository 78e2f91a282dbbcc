package io.guanhu.notification.receipt;

import io.guanhu.notification.announcement.Announcement;
import io.guanhu.notification.model.delivery.DeliveryReceipts;
import io.guanhu.notification.model.delivery.Receipt;
import io.guanhu.notification.parts.PartStore;
import io.guanhu.notification.parts.PartStore.Concluded;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores receipts and publishes their results. */
@Component
class ReceiptIntake implements DeliveryReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptIntake.class);

    private static final long PATIENCE_SECONDS = 10;

    private final ReceiptStore store;
    private final PartStore parts;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final ReceiptProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    ReceiptIntake(
            ReceiptStore store,
            PartStore parts,
            ReceiptProperties properties,
            Outbox outbox,
            TransactionalOperator transaction,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.parts = parts;
        this.properties = properties;
        this.meters = meters;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Called on a provider's own thread, which may block: its answer tells the provider that the
     * receipt is stored.
     */
    @Override
    public void received(Receipt receipt) {
        ReceiptMatch match = take(receipt)
                .toFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        meters.counter("guanhu.notification.receipts", "result", match.code()).increment();
        if (match instanceof ReceiptMatch.Ambiguous) {
            LOG.warn("A receipt of {} may be for several messages; it counts for none", receipt.provider());
        }
    }

    private Mono<ReceiptMatch> take(Receipt receipt) {
        Instant now = clock.instant();
        return transaction.transactional(parts.lock(receipt.provider(), receipt.messageId())
                .then(Mono.defer(() -> store.find(receipt, now.minus(properties.window()))))
                .delayUntil(match -> apply(match, receipt, now)));
    }

    private Mono<Void> apply(ReceiptMatch match, Receipt receipt, Instant now) {
        return switch (match) {
            case ReceiptMatch.Part part ->
                store.mark(part, receipt)
                        .then(Mono.defer(() -> parts.conclude(part.notificationId(), now)))
                        .flatMap(known -> outbox.append(advanced(known, now)));
            case ReceiptMatch.None _ -> store.keepEarly(receipt, now);
            case ReceiptMatch.Repeated _, ReceiptMatch.Ambiguous _ -> Mono.empty();
        };
    }

    private static NotificationAdvanced advanced(Concluded known, Instant now) {
        return Announcement.of(known.id(), known.customerId(), known.channel(), known.state(), now);
    }
}
