package io.guanhu.platform.ledger;

import io.guanhu.platform.ledger.LedgerKeys.ForgedHeadException;
import io.guanhu.platform.runtime.Failure;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All places with a copy of the ledger, queried together. */
public final class Anchors {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<LedgerAnchor> anchors;

    public Anchors(List<? extends LedgerAnchor> anchors) {
        this.anchors = List.copyOf(anchors);
    }

    /**
     * The answer of one place.
     *
     * @param head its latest head; absent if there is none, or the place cannot be read
     * @param failure why it cannot be read, without any of its content
     * @param vouches whether there is no newer head than this (or none, if it has none)
     */
    public record Report(
            String anchor,
            @Nullable LedgerHead head,
            @Nullable String failure,
            boolean forged,
            boolean vouches) {

        boolean readable() {
            return failure == null;
        }
    }

    /** The answers of all places. */
    public record Survey(List<Report> reports) {

        public Survey {
            reports = List.copyOf(reports);
        }

        /** Whether at least one place that vouches could be read. */
        public boolean anyReadable() {
            return reports.stream().filter(Report::vouches).anyMatch(Report::readable);
        }

        /** Whether all places that vouch could be read. */
        public boolean allReadable() {
            return reports.stream().filter(Report::vouches).allMatch(Report::readable);
        }

        /** The latest head of the places that vouch. */
        public Optional<LedgerHead> newestAuthoritative() {
            return newest(reports.stream().filter(Report::vouches));
        }

        public Optional<LedgerHead> newest() {
            return newest(reports.stream());
        }

        private static Optional<LedgerHead> newest(Stream<Report> reports) {
            return reports.map(Report::head)
                    .filter(Objects::nonNull)
                    .max(Comparator.comparingLong(LedgerHead::size).thenComparing(LedgerHead::at));
        }

        /** Whether two signed heads cannot both belong to one ledger. */
        public boolean contradictory() {
            return heads().stream().anyMatch(a -> heads().stream().anyMatch(a::contradicts));
        }

        public List<LedgerHead> heads() {
            return reports.stream().map(Report::head).filter(Objects::nonNull).toList();
        }
    }

    public List<LedgerAnchor> all() {
        return anchors;
    }

    /** Asks every place; one that does not answer in time counts as unreadable. */
    public Mono<Survey> survey() {
        return Flux.fromIterable(anchors)
                .flatMapSequential(Anchors::ask)
                .collectList()
                .map(Survey::new);
    }

    private static Mono<Report> ask(LedgerAnchor anchor) {
        return Mono.defer(anchor::head)
                .timeout(PATIENCE)
                .map(head -> new Report(anchor.name(), head.orElse(null), null, false, anchor.isAuthoritative()))
                .onErrorResume(failure -> Mono.just(new Report(
                        anchor.name(),
                        null,
                        Failure.of(failure).toString(),
                        failure instanceof ForgedHeadException,
                        anchor.isAuthoritative())));
    }
}
