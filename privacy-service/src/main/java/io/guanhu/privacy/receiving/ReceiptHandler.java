package io.guanhu.privacy.receiving;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.platform.inbox.handler.RefusedMessageException;
import io.guanhu.platform.signing.Refusal;
import io.guanhu.privacy.docket.DueStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Collects receipts: only from holders that were asked, only for their order, and one from each.
 */
@Component
class ReceiptHandler implements EventHandler<ErasureReceipted> {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptHandler.class);

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final ReceivedStore store;
    private final DueStore due;
    private final Clock clock;

    ReceiptHandler(ReceivedStore store, DueStore due, Clock clock) {
        this.store = store;
        this.due = due;
        this.clock = clock;
    }

    @Override
    public Class<ErasureReceipted> type() {
        return ErasureReceipted.class;
    }

    @Override
    public Mono<Void> handle(ErasureReceipted receipt) {
        return store.orderTo(receipt.orderId(), receipt.holder())
                .map(ReceiptHandler::read)
                .filter(order -> answers(receipt, order))
                .switchIfEmpty(Mono.error(() -> new RefusedMessageException(Refusal.NOT_ASKED)))
                .flatMap(_ -> keepIfClean(receipt));
    }

    private static ErasureOrdered read(String json) {
        return EventCodec.read(ErasureOrdered.class, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the receipt is for this order, and was written after it. */
    private static boolean answers(ErasureReceipted receipt, ErasureOrdered order) {
        return receipt.nonce().equals(order.nonce())
                && receipt.orderDigest().equals(order.digest())
                && receipt.requestId().equals(order.requestId())
                && receipt.customerId().equals(order.customerId())
                && !receipt.at().isBefore(order.at().minus(CLOCK_SKEW));
    }

    private Mono<Void> keepIfClean(ErasureReceipted receipt) {
        if (receipt.findings().stream().anyMatch(each -> each.readBack() != 0)) {
            LOG.warn(
                    "Receipt of {} for order {} still finds data; waiting for another",
                    receipt.holder(),
                    receipt.orderId());
            return Mono.empty();
        }
        return keepIfDead(receipt);
    }

    /** A destroyed key counts only once the epoch in which it was destroyed has ended. */
    private Mono<Void> keepIfDead(ErasureReceipted receipt) {
        Set<DataCategory> dead = receipt.epochs().stream()
                .filter(each -> !each.endedAt().isAfter(receipt.at().plus(CLOCK_SKEW)))
                .flatMap(each -> each.categories().stream())
                .collect(Collectors.toSet());
        Set<DataCategory> dying = receipt.findings().stream()
                .filter(each -> each.action() == Action.KEY_DESTROYED)
                .map(Finding::category)
                .filter(each -> !dead.contains(each))
                .collect(Collectors.toSet());
        if (dying.isEmpty()) {
            return keepIfComplete(receipt);
        }
        LOG.warn(
                "Receipt of {} for order {} names no ended epoch for the keys of {}; waiting for" + " another",
                receipt.holder(),
                receipt.orderId(),
                dying);
        return Mono.empty();
    }

    /** That a holder has nothing of a category must be shown by reading back, never assumed. */
    private Mono<Void> keepIfComplete(ErasureReceipted receipt) {
        Set<String> covered =
                receipt.findings().stream().map(each -> each.category().name()).collect(Collectors.toSet());
        return store.toErase(receipt.orderId())
                .filter(category -> !covered.contains(category))
                .collectList()
                .flatMap(silent -> {
                    if (silent.isEmpty()) {
                        return keepTheFirst(receipt);
                    }
                    LOG.warn(
                            "Receipt of {} for order {} says nothing about {}; waiting for" + " another",
                            receipt.holder(),
                            receipt.orderId(),
                            silent);
                    return Mono.empty();
                });
    }

    /** A second receipt changes nothing; if it differs from the first, that raises an alarm. */
    private Mono<Void> keepTheFirst(ErasureReceipted receipt) {
        String digest = EventCodec.digest(receipt);
        return store.keep(receipt, digest)
                .delayUntil(_ -> due.makeDueNow(receipt.requestId(), clock.instant()))
                .filter(kept -> !kept.equals(digest))
                .flatMap(_ -> Mono.error(new RefusedMessageException(Refusal.TWO_CONTENTS)));
    }
}
