package io.guanhu.privacy.ledger;

import io.guanhu.platform.ledger.Anchors.Report;
import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.ledger.anchor.LedgerWitness;
import io.guanhu.platform.ledger.anchor.LedgerWitnesses;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.platform.witness.WitnessReply;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.tree.Hash;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has witnesses cosign the latest head. An unreachable witness delays nothing: after a restore, it
 * simply cannot prove what it has not cosigned.
 */
@Component
class Cosigning {

    private static final Logger LOG = LoggerFactory.getLogger(Cosigning.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(30);

    private final LedgerWitnesses witnesses;
    private final SignedHeadStore store;
    private final Clock clock;
    private final Map<String, State> states = new ConcurrentHashMap<>();
    private volatile boolean refuted;
    private volatile List<Hash> cached = List.of();

    /**
     * The state of one witness.
     *
     * @param trouble 0 if it cosigns, 1 if it does not, 2 if it reports that the ledger contradicts
     *     itself or was longer before
     */
    private record State(long behind, int trouble, Instant notBefore) {

        static final State INITIAL = new State(0, 0, Instant.EPOCH);
    }

    Cosigning(LedgerWitnesses witnesses, SignedHeadStore store, Clock clock, MeterRegistry meters) {
        this.witnesses = witnesses;
        this.store = store;
        this.clock = clock;
        for (LedgerWitness witness : witnesses.all()) {
            Gauge.builder("guanhu.ledger.witness.behind", () -> state(witness).behind())
                    .description("Entries of the erasure ledger that a witness has not cosigned")
                    .tag("witness", witness.name())
                    .register(meters);
            Gauge.builder("guanhu.ledger.witness.trouble", () -> state(witness).trouble())
                    .description("1 while a witness does not cosign, 2 if it disputes the ledger")
                    .tag("witness", witness.name())
                    .register(meters);
        }
    }

    /** Whether a witness has a head that the ledger in this database does not extend. */
    boolean refuted() {
        return refuted;
    }

    /** Asks every witness that lacks the head. Never fails. */
    Mono<Void> catchUp(Survey survey, LedgerHead head) {
        Instant now = clock.instant();
        return Flux.fromIterable(witnesses.all())
                .filter(witness -> !now.isBefore(state(witness).notBefore()))
                .concatMap(witness -> report(survey, witness)
                        .filter(report -> lacks(report, head))
                        .map(report -> ask(witness, report, head))
                        .orElse(Mono.empty()))
                .then();
    }

    private static Optional<Report> report(Survey survey, LedgerWitness witness) {
        return survey.reports().stream()
                .filter(report -> report.anchor().equals(witness.name()))
                .findFirst();
    }

    private static boolean lacks(Report report, LedgerHead head) {
        LedgerHead there = report.head();
        return head.size() > 0 && (there == null || head.isNewerThan(there));
    }

    private Mono<Void> ask(LedgerWitness witness, Report report, LedgerHead head) {
        LedgerHead there = report.head();
        long known = there == null ? 0 : there.size();
        return leaves(head)
                .flatMap(leaves -> there != null && !leaves.root(known).equals(there.root())
                        ? Mono.fromRunnable(() -> contradicted(witness))
                        : ask(witness, known, leaves, head, true))
                .onErrorResume(failure -> {
                    LOG.warn("Could not ask {}: {}", witness.name(), Failure.of(failure));
                    return Mono.fromRunnable(() -> update(witness, known, head, 1));
                });
    }

    /** Reuses earlier leaves, unless they are from another ledger; then reads all again. */
    private Mono<Leaves> leaves(LedgerHead head) {
        List<Hash> kept = cached;
        List<Hash> before = kept.size() <= head.size() ? kept : List.of();
        return extend(before, head)
                .filter(leaves -> leaves.root(head.size()).equals(head.root()))
                .switchIfEmpty(Mono.defer(() -> extend(List.of(), head)))
                .doOnNext(leaves -> cached = leaves.hashes());
    }

    private Mono<Leaves> extend(List<Hash> before, LedgerHead head) {
        return store.lines(before.size(), head.size())
                .map(LedgerLine::leaf)
                .collectList()
                .map(more -> {
                    List<Hash> all = new ArrayList<>(before);
                    all.addAll(more);
                    return new Leaves(all);
                });
    }

    /**
     * @param again whether to ask once more if the witness knows a different size than expected
     */
    private Mono<Void> ask(LedgerWitness witness, long known, Leaves leaves, LedgerHead head, boolean again) {
        return witness.cosign(
                        new AddCheckpoint(known, leaves.consistency(known, head.size()), SignedNote.parse(head.note())))
                .flatMap(reply -> {
                    if (again && reply instanceof WitnessReply.OtherSize(long size) && size <= head.size()) {
                        return ask(witness, size, leaves, head, false);
                    }
                    update(witness, known, head, trouble(witness, reply));
                    return Mono.empty();
                });
    }

    private static int trouble(LedgerWitness witness, WitnessReply reply) {
        return switch (reply) {
            case WitnessReply.Cosigned _ -> 0;
            case WitnessReply.OtherSize(long size) -> {
                LOG.error("{} has seen the erasure ledger with {} entries", witness.name(), size);
                yield 2;
            }
            case WitnessReply.Contradicts(int status) -> {
                LOG.error("{} disputes the erasure ledger: {}", witness.name(), status);
                yield 2;
            }
            case WitnessReply.Refused(int status) -> {
                LOG.warn("{} does not cosign the erasure ledger: {}", witness.name(), status);
                yield 1;
            }
        };
    }

    private void update(LedgerWitness witness, long known, LedgerHead head, int trouble) {
        long behind = trouble == 0 ? 0 : head.size() - known;
        Duration rest = trouble == 0 ? BETWEEN : REST;
        states.put(witness.name(), new State(behind, trouble, clock.instant().plus(rest)));
    }

    private void contradicted(LedgerWitness witness) {
        LOG.error("{} has cosigned entries that this erasure ledger does not contain", witness.name());
        refuted = true;
    }

    private State state(LedgerWitness witness) {
        return states.getOrDefault(witness.name(), State.INITIAL);
    }
}
