package io.guanhu.privacy.ledger;

import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.ledger.OutsideAnchor;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.privacy.ledger.SignedHeadStore.Row;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Copies entries and heads to the anchors outside the database. */
@Component
class Anchoring {

    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<OutsideAnchor> anchors;
    private final SignedHeadStore store;
    private final Clock clock;

    Anchoring(ObjectProvider<OutsideAnchor> anchors, SignedHeadStore store, Clock clock) {
        this.anchors = anchors.orderedStream().toList();
        this.store = store;
        this.clock = clock;
    }

    /**
     * Copies a head, after the entries it covers, to every anchor that lacks it. One that cannot be
     * reached keeps it from no other.
     *
     * @return whether all anchors have it now
     */
    Mono<Boolean> copy(Survey survey, Row signed, LedgerHead head) {
        return Flux.fromIterable(anchors)
                .concatMap(anchor -> has(survey, anchor, head) ? Mono.just(true) : copy(anchor, head))
                .reduce(true, Boolean::logicalAnd)
                .flatMap(all -> all && !signed.anchored()
                        ? store.anchored(signed.size(), clock.instant()).thenReturn(true)
                        : Mono.just(all));
    }

    /** Whether a reachable anchor lacks a head. */
    boolean lag(Survey survey, LedgerHead head) {
        return anchors.stream()
                .filter(anchor -> readable(survey, anchor))
                .anyMatch(anchor -> !has(survey, anchor, head));
    }

    private static boolean readable(Survey survey, OutsideAnchor anchor) {
        return survey.reports().stream()
                .anyMatch(report -> report.anchor().equals(anchor.name()) && report.failure() == null);
    }

    private static boolean has(Survey survey, OutsideAnchor anchor, LedgerHead head) {
        return survey.reports().stream()
                .filter(report -> report.anchor().equals(anchor.name()))
                .anyMatch(report -> {
                    LedgerHead there = report.head();
                    return there != null && there.agreesWith(head) && !head.isNewerThan(there);
                });
    }

    private Mono<Boolean> copy(OutsideAnchor anchor, LedgerHead head) {
        return anchor.lastEntry()
                .flatMap(last -> append(anchor, last, head.size()))
                .then(Mono.defer(() -> anchor.advance(head)))
                .thenReturn(true)
                .timeout(PATIENCE)
                .onErrorResume(failure -> {
                    LOG.warn(
                            "The ledger's head {} did not reach {}: {}",
                            head.size(),
                            anchor.name(),
                            Failure.of(failure));
                    return Mono.just(false);
                });
    }

    private Mono<Void> append(OutsideAnchor anchor, long last, long to) {
        if (last >= to) {
            return Mono.empty();
        }
        long end = Math.min(to, last + PAGE);
        return store.lines(last, end)
                .collectList()
                .filter(lines -> complete(lines, last, end))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The ledger has a gap")))
                .flatMap(anchor::append)
                .then(Mono.defer(() -> append(anchor, end, to)));
    }

    private static boolean complete(List<LedgerLine> lines, long last, long end) {
        return lines.size() == end - last;
    }
}
