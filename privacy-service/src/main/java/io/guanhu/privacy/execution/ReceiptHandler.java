package io.guanhu.privacy.execution;

import io.guanhu.platform.contract.PrivacyEvents.ErasureReceipted;
import io.guanhu.platform.inbox.EventHandler;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Collects receipts, but only from holders that were asked, and one from each. */
@Component
class ReceiptHandler implements EventHandler<ErasureReceipted> {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptHandler.class);

    private final ExecutionStore store;
    private final Clock clock;

    ReceiptHandler(ExecutionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Class<ErasureReceipted> type() {
        return ErasureReceipted.class;
    }

    @Override
    public Mono<Void> handle(ErasureReceipted receipt) {
        if (receipt.findings().stream().anyMatch(each -> each.readBack() != 0)) {
            LOG.warn(
                    "Receipt of {} for order {} still finds data; waiting for another",
                    receipt.holder(),
                    receipt.orderId());
            return Mono.empty();
        }
        return store.expects(receipt.orderId(), receipt.holder())
                .flatMap(
                        expected -> {
                            if (expected) {
                                return keepIfComplete(receipt);
                            }
                            LOG.warn(
                                    "Receipt of {} for order {} was not asked for",
                                    receipt.holder(),
                                    receipt.orderId());
                            return Mono.empty();
                        });
    }

    /** That a holder has nothing of a category is told by a read-back, never assumed. */
    private Mono<Void> keepIfComplete(ErasureReceipted receipt) {
        Set<String> told =
                receipt.findings().stream()
                        .map(each -> each.category().name())
                        .collect(Collectors.toSet());
        return store.toErase(receipt.orderId())
                .filter(category -> !told.contains(category))
                .collectList()
                .flatMap(
                        silent -> {
                            if (silent.isEmpty()) {
                                return store.keep(receipt, clock.instant());
                            }
                            LOG.warn(
                                    "Receipt of {} for order {} says nothing of {}; waiting for"
                                            + " another",
                                    receipt.holder(),
                                    receipt.orderId(),
                                    silent);
                            return Mono.empty();
                        });
    }
}
