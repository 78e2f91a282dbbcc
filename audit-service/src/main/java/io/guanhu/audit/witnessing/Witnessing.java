package io.guanhu.audit.witnessing;

import io.guanhu.audit.standing.Contradictions;
import io.guanhu.audit.standing.key.Countersigning;
import io.guanhu.platform.witness.WitnessPlace;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteKey;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.proof.TrustPolicy.Witness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Repeatedly has all witnesses cosign the latest checkpoint. The log continues to grow: an
 * unavailable witness delays only what waits for the quorum.
 */
@Component
class Witnessing {

    private static final Duration AT_ONCE = Duration.ofMillis(20);
    private static final Duration NEXT_LOOK = Duration.ofMillis(500);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int ROUNDS_BETWEEN_TIDYING = 1000;

    private final TrustPolicy policy;
    private final Asking asking;
    private final Countersigning countersigning;
    private final CosignatureStore store;
    private final Contradictions contradictions;
    private final Clock clock;

    private volatile List<WitnessState> witnesses;
    private volatile Progress progress = new Progress(0, 0, null);
    private int rounds;

    /**
     * How far the witnesses are behind.
     *
     * @param waitingSince when the oldest entry without enough witnesses was first seen waiting
     */
    record Progress(long size, long witnessed, @Nullable Instant waitingSince) {}

    Witnessing(
            TrustPolicy policy,
            Asking asking,
            Countersigning countersigning,
            CosignatureStore store,
            Contradictions contradictions,
            Clock clock) {
        this.policy = policy;
        this.asking = asking;
        this.countersigning = countersigning;
        this.store = store;
        this.contradictions = contradictions;
        this.clock = clock;
        this.witnesses = WitnessPlace.of(policy).stream()
                .map(each -> WitnessState.initial(each.url(), each.witnesses()))
                .toList();
    }

    List<WitnessState> witnesses() {
        return witnesses;
    }

    Progress progress() {
        return progress;
    }

    /** Asks the witnesses that are due, and returns how long to pause. */
    Mono<Duration> round() {
        return store.newest()
                .flatMap(note ->
                        countersigning.countersign(note).flatMap(this::round).switchIfEmpty(waits(note)))
                .flatMap(rest -> tidy().thenReturn(rest))
                .defaultIfEmpty(NEXT_LOOK);
    }

    /**
     * Waits, because witnesses are not asked about a checkpoint that the log's key has not signed.
     */
    private Mono<Duration> waits(SignedNote note) {
        long size = Checkpoint.parse(note.text()).size();
        return store.witnessedSize()
                .doOnNext(witnessed -> measure(size, witnessed, clock.instant()))
                .thenReturn(NEXT_LOOK);
    }

    private Mono<Duration> round(SignedNote note) {
        long size = Checkpoint.parse(note.text()).size();
        Instant now = clock.instant();
        List<WitnessState> before = witnesses;
        return Flux.fromIterable(before)
                .flatMapSequential(each -> each.isDue(size, now) ? asking.ask(each, note) : Mono.just(each))
                .collectList()
                .flatMap(after -> {
                    witnesses = after;
                    requireNoQuorumAgainstUs(after, note);
                    boolean moved = !after.equals(before) || isSignedFirst(size);
                    return (moved ? settle(note, size) : Mono.<Void>empty())
                            .then(store.witnessedSize())
                            .doOnNext(witnessed -> measure(size, witnessed, now))
                            .thenReturn(rest(before, after));
                });
    }

    /**
     * Whether the checkpoint may be complete without new cosignatures: the outside key has signed
     * it, and a policy may require no witness.
     */
    private boolean isSignedFirst(long size) {
        return countersigning.isOutside() && progress.witnessed() < size;
    }

    /**
     * No pause if a witness reported a different size, because it can be asked again immediately.
     */
    private static Duration rest(List<WitnessState> before, List<WitnessState> after) {
        for (int i = 0; i < after.size(); i++) {
            boolean learnt = before.get(i).known() != after.get(i).known();
            if (learnt && after.get(i).cosigned() != after.get(i).known()) {
                return AT_ONCE;
            }
        }
        return NEXT_LOOK;
    }

    /** A single witness may lie without evidence; a quorum is trusted. */
    private void requireNoQuorumAgainstUs(List<WitnessState> states, SignedNote note) {
        Set<String> disputing = states.stream()
                .filter(WitnessState::disputes)
                .flatMap(each -> each.names().stream())
                .collect(Collectors.toSet());
        if (!disputing.isEmpty() && policy.satisfiedBy(disputing)) {
            contradictions.add("A quorum of witnesses refuses this checkpoint: " + disputing, note);
        }
    }

    private Mono<Void> settle(SignedNote note, long size) {
        List<NoteKey> keys = policy.witnesses().stream()
                .map(Witness::key)
                .map(NoteKey.class::cast)
                .toList();
        return store.lines(size)
                .reduce(note, (sum, lines) -> sum.withThoseOf(keys, lines))
                .filter(sum -> QuorumCheck.check(sum, policy) instanceof QuorumCheck.Met)
                .flatMap(sum -> store.witnessed(size, sum, clock.instant()));
    }

    private void measure(long size, long witnessed, Instant now) {
        Instant since = progress.waitingSince();
        Instant waiting = witnessed >= size || isNobodyAwaited() ? null : since == null ? now : since;
        boolean moved = witnessed > progress.witnessed();
        progress = new Progress(size, witnessed, moved && witnessed < size ? now : waiting);
    }

    /** With the log's key in the file, and no witnesses, a checkpoint is complete as it is. */
    private boolean isNobodyAwaited() {
        return witnesses.isEmpty() && !countersigning.isOutside();
    }

    private Mono<Void> tidy() {
        rounds++;
        return rounds % ROUNDS_BETWEEN_TIDYING == 0 ? store.tidy(clock.instant().minus(KEPT)) : Mono.empty();
    }
}
