package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.erasure.ErasureLedger.Entries;
import io.guanhu.platform.erasure.ErasureLedger.Entry;
import io.guanhu.platform.runtime.Failure;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Follows the erasure ledger. A database restored from a backup finds itself behind, and carries
 * out again what it has forgotten; until it first reached the ledger's head, the service takes no
 * traffic.
 */
final class LedgerCatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCatchUp.class);
    private static final int PAGE = 100;
    private static final Duration EVERY = Duration.ofSeconds(60);

    private final ErasureLedger ledger;
    private final Eradication eradication;
    private final ErasureStore store;
    private final Clock clock;
    private final TransactionalOperator transaction;
    private volatile Progress progress = new Progress(false, 0, 0, "not-asked-yet");

    LedgerCatchUp(
            ErasureLedger ledger,
            Eradication eradication,
            ErasureStore store,
            Clock clock,
            ReactiveTransactionManager transactions) {
        this.ledger = ledger;
        this.eradication = eradication;
        this.store = store;
        this.clock = clock;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /**
     * How far this database is.
     *
     * @param reached whether the head was reached since the start
     * @param state {@code caught-up}, or why not
     */
    record Progress(boolean reached, long position, long head, String state) {}

    /** A read-back found data that the replay had just erased. */
    static final class NotErasedException extends RuntimeException {
        NotErasedException(ErasureOrdered order) {
            super("Order " + order.orderId() + " left readable data");
        }
    }

    Progress progress() {
        return progress;
    }

    /** Carries out what the ledger holds after our position. */
    Mono<Duration> round() {
        return store.position()
                .flatMap(position -> ledger.entriesAfter(position, PAGE).flatMap(this::follow))
                .doOnError(this::tellFailure);
    }

    private Mono<Duration> follow(Entries entries) {
        return Flux.fromIterable(entries.entries())
                .concatMap(this::carryOut)
                .then(store.position())
                .map(position -> settle(position, entries));
    }

    private Duration settle(long position, Entries entries) {
        boolean more = position < entries.head() && !entries.entries().isEmpty();
        boolean reached = progress.reached() || position >= entries.head();
        progress = new Progress(reached, position, entries.head(), more ? "behind" : "caught-up");
        if (position > entries.head()) {
            LOG.error(
                    "This database has followed the erasure ledger to {}, but the ledger ends at {}:"
                            + " was the ledger restored from a backup?",
                    position,
                    entries.head());
        }
        return more ? Duration.ZERO : EVERY;
    }

    /**
     * An order that this database remembers having receipted needs no replay: the memory and the
     * data are restored together.
     */
    private Mono<Void> carryOut(Entry entry) {
        ErasureOrdered order = entry.order();
        return store.isReceipted(order.orderId())
                .flatMap(done -> done ? Mono.<Void>empty() : eraseAndReadBack(order))
                .then(store.advance(entry.position(), clock.instant()));
    }

    private Mono<Void> eraseAndReadBack(ErasureOrdered order) {
        LOG.info("Carrying out order {} from the ledger", order.orderId());
        return transaction
                .transactional(Mono.defer(() -> eradication.remove(order)))
                .flatMap(erased -> eradication.foreseeKeys(order, erased))
                .delayUntil(erased -> eradication.destroyKeys(order))
                .flatMap(
                        erased ->
                                eradication
                                        .readBack(order, erased)
                                        .filter(found -> Findings.clean(erased, found)))
                .switchIfEmpty(Mono.error(() -> new NotErasedException(order)))
                .then();
    }

    private void tellFailure(Throwable failure) {
        progress =
                new Progress(
                        progress.reached(),
                        progress.position(),
                        progress.head(),
                        Failure.of(failure).toString());
    }
}
