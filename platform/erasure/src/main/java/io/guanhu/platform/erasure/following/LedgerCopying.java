package io.guanhu.platform.erasure.following;

import io.guanhu.platform.erasure.following.LedgerCopyStore.Place;
import io.guanhu.platform.ledger.Anchors;
import io.guanhu.platform.ledger.LedgerAnchor;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.tlog.tree.Frontier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Copies entries from any of the places, and trusts them once all of them together hash to the root
 * of a signed head. Until then they are not carried out.
 */
final class LedgerCopying {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCopying.class);
    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Anchors anchors;
    private final LedgerCopyStore store;
    private final Clock clock;
    private final TransactionalOperator transaction;

    LedgerCopying(Anchors anchors, LedgerCopyStore store, Clock clock, ReactiveTransactionManager transactions) {
        this.anchors = anchors;
        this.store = store;
        this.clock = clock;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /** Another replica changed the copy meanwhile; the next comparison shows what is left to do. */
    private static final class OvertakenException extends RuntimeException {}

    /**
     * Brings the copy up to a head.
     *
     * @return whether it is complete; false if no place had entries that hash to the head's root
     */
    Mono<Boolean> copy(Place from, LedgerHead head) {
        return Flux.fromIterable(anchors.all())
                .concatMap(anchor -> copy(anchor, from, head))
                .filter(done -> done)
                .next()
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> copy(LedgerAnchor anchor, Place from, LedgerHead head) {
        long size = from.copied().size();
        return changing(from, store.clear(size))
                .thenMany(page(anchor, from, size, head)
                        .expand(last -> last == head.size() ? Mono.empty() : page(anchor, from, last, head)))
                .then(Mono.defer(() -> confirm(anchor, from, head)))
                .onErrorResume(failure -> {
                    LOG.info("{} did not give the ledger's entries: {}", anchor.name(), Failure.of(failure));
                    return Mono.just(false);
                });
    }

    /** Copies one page; returns the last position, or empty if there is no more. */
    private Mono<Long> page(LedgerAnchor anchor, Place from, long after, LedgerHead head) {
        return anchor.entriesAfter(after, PAGE)
                .timeout(PATIENCE)
                .map(lines -> following(lines, after, head.size()))
                .filter(lines -> !lines.isEmpty())
                .flatMap(lines -> changing(from, store.stage(lines))
                        .thenReturn(lines.getLast().position()));
    }

    private static List<LedgerLine> following(List<LedgerLine> lines, long after, long to) {
        int length = (int) IntStream.range(0, lines.size())
                .takeWhile(i ->
                        lines.get(i).position() == after + 1 + i && lines.get(i).position() <= to)
                .count();
        return lines.subList(0, length);
    }

    private Mono<Boolean> confirm(LedgerAnchor anchor, Place from, LedgerHead head) {
        return transaction.transactional(unchanged(from)
                .then(Mono.defer(() -> store.extend(from.copied(), head.size())))
                .flatMap(grown -> settle(anchor, from, grown, head)));
    }

    private Mono<Boolean> settle(LedgerAnchor anchor, Place from, Frontier grown, LedgerHead head) {
        if (grown.size() == head.size() && grown.root().equals(head.root())) {
            return store.verified(grown, head.note(), clock.instant()).thenReturn(true);
        }
        if (grown.size() == head.size()) {
            LOG.error(
                    "The entries that {} gives after {} do not hash to the root of the head at {}",
                    anchor.name(),
                    from.copied().size(),
                    head.size());
        }
        return store.clear(from.copied().size()).thenReturn(false);
    }

    private Mono<Void> changing(Place from, Mono<Void> change) {
        return transaction.transactional(unchanged(from).then(Mono.defer(() -> change)));
    }

    private Mono<Void> unchanged(Place from) {
        return store.lock()
                .flatMap(now ->
                        now.copied().equals(from.copied()) ? Mono.<Void>empty() : Mono.error(OvertakenException::new));
    }
}
