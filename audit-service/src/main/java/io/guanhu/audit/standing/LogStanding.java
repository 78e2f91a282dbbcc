package io.guanhu.audit.standing;

import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.model.LogContinuity;
import io.guanhu.audit.model.LogContinuity.Anchor;
import io.guanhu.audit.standing.TileStore.Head;
import io.guanhu.audit.standing.outside.ExternalCheckpoint;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Compares the log in the database, before every signature, with the checkpoint that this process
 * last saw signed and with the one in the files. Later ones are trusted only with a proof that they
 * continue the previous one. A refuted log accepts no entries and no traffic.
 */
@Component
public class LogStanding {

    private static final Logger LOG = LoggerFactory.getLogger(LogStanding.class);

    private final ExternalCheckpoint external;
    private final TileStore store;
    private final Adoption adoption;
    private final Contradictions contradictions;
    private final List<CheckpointListener> listeners;

    /** The latest checkpoint that this process knows to belong to this log. */
    private final AtomicReference<@Nullable VerifiedNote> memory = new AtomicReference<>();

    private volatile State state = new State(false, null, 0, 0);

    LogStanding(
            ExternalCheckpoint external,
            TileStore store,
            Adoption adoption,
            Contradictions contradictions,
            List<CheckpointListener> listeners) {
        this.external = external;
        this.store = store;
        this.adoption = adoption;
        this.contradictions = contradictions;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * The result of the last comparison.
     *
     * @param compared whether there was a comparison yet
     * @param flaw what is wrong; absent if log and checkpoints agree
     * @param size the size of the log
     * @param witnessed the size of the checkpoint outside; 0 if there is none
     */
    public record State(boolean compared, @Nullable Kind flaw, long size, long witnessed) {

        public boolean agrees() {
            return compared && flaw == null;
        }
    }

    private record Reading(Beginning from, Head head, Map<TileId, Tile> tiles, boolean atRest) {

        long witnessed() {
            return from.outside()
                    .map(note -> VerifiedNote.of(note).checkpoint().size())
                    .orElse(0L);
        }
    }

    State state() {
        return state;
    }

    /**
     * The latest checkpoint in memory that is known to belong to this log; empty before the first
     * entry and before the first comparison. Everything it covers was compared with the files
     * outside.
     */
    public Optional<Checkpoint> agreed() {
        return Optional.ofNullable(memory.get()).map(VerifiedNote::checkpoint);
    }

    /**
     * Before a signature: the edge tiles of a log of this size, whose root must be the last signed
     * one according to this process and the files outside.
     *
     * @return {@link LogRefutedException} if it is not
     */
    public Mono<Map<TileId, Tile>> edgeToSign(long size) {
        return external.read()
                .onErrorMap(IllegalArgumentException.class, _ -> refuted(Kind.CHECKPOINT_FORGED))
                .filter(outside -> isSignedLast(outside, size))
                .switchIfEmpty(Mono.defer(this::catchUp))
                .then(store.tiles(TiledLog.edge(size)))
                .flatMap(edge -> required(size, edge));
    }

    private boolean isSignedLast(Optional<SignedNote> outside, long size) {
        VerifiedNote last = memory.get();
        return last != null
                && state.agrees()
                && !contradictions.any()
                && last.checkpoint().size() == size
                && outside.isPresent()
                && last.note().text().equals(outside.get().text());
    }

    private Mono<Map<TileId, Tile>> required(long size, Map<TileId, Tile> edge) {
        VerifiedNote last = memory.get();
        if (last == null) {
            return size == 0 ? Mono.just(Map.of()) : Mono.error(refuted(Kind.HEAD_MOVED));
        }
        if (last.checkpoint().size() != size) {
            return Mono.error(refuted(Kind.HEAD_MOVED));
        }
        return LogContinuity.isExactly(last.checkpoint(), edge)
                ? Mono.just(edge)
                : Mono.error(refuted(Kind.SIGNED_ROOT_DIFFERS));
    }

    /** Compares, and brings the files outside up to date, which must happen before signing. */
    private Mono<Optional<SignedNote>> catchUp() {
        return compare()
                .flatMap(found -> found.flaw() == null
                        ? external.read()
                        : Mono.error(new LogRefutedException(found.flaw().code())))
                .filter(this::isLast)
                .switchIfEmpty(Mono.error(() -> new LogRefutedException("the files outside cannot follow")));
    }

    private boolean isLast(Optional<SignedNote> outside) {
        VerifiedNote last = memory.get();
        return last == null
                ? outside.isEmpty()
                : outside.isPresent() && outside.get().text().equals(last.note().text());
    }

    private LogRefutedException refuted(Kind flaw) {
        State before = state;
        settle(new State(true, flaw, before.size(), before.witnessed()));
        return new LogRefutedException(flaw.code());
    }

    /**
     * After the commit, makes this the latest checkpoint and copies it to where no database
     * administrator can reach it. A failure is logged but not signalled: the log has already
     * committed, and copying is tried again before the next signature.
     *
     * @param proof the proof that the log continues the previous one
     */
    public Mono<Void> publish(SignedNote note, List<Hash> proof) {
        know(VerifiedNote.of(note));
        return external.advance(note, proof)
                .doOnSuccess(_ -> listeners.forEach(each -> each.published(note)))
                .onErrorResume(LogStanding::logPublishFailure);
    }

    private static Mono<Void> logPublishFailure(Throwable failure) {
        LOG.error("The checkpoint could not be published outside the database", failure);
        return Mono.empty();
    }

    private void know(VerifiedNote newer) {
        memory.accumulateAndGet(newer, LogStanding::larger);
    }

    private static @Nullable VerifiedNote larger(@Nullable VerifiedNote before, @Nullable VerifiedNote given) {
        if (before == null || given == null) {
            return given;
        }
        return before.checkpoint().size() >= given.checkpoint().size() ? before : given;
    }

    /**
     * Compares now. Compares again if something differs, because the log may have grown meanwhile.
     */
    public Mono<State> compare() {
        return compareOnce()
                .flatMap(found -> found.flaw() == null ? Mono.just(found) : compareOnce())
                .map(this::unlessContradicted)
                .doOnNext(this::settle);
    }

    private State unlessContradicted(State found) {
        return found.flaw() == null && contradictions.any()
                ? new State(true, Kind.CONTRADICTED, found.size(), found.witnessed())
                : found;
    }

    private Mono<State> compareOnce() {
        // Read the files first: the log may be ahead of them, but never behind.
        return external.read()
                .map(outside -> new Beginning(outside, memory.get() != null, anchors(outside)))
                .flatMap(this::read)
                .flatMap(this::evaluate)
                .onErrorResume(
                        IllegalArgumentException.class,
                        unreadable -> Mono.just(new State(true, Kind.CHECKPOINT_FORGED, 0, 0)));
    }

    private record Beginning(Optional<SignedNote> outside, boolean remembers, List<Anchor> anchors) {}

    private List<Anchor> anchors(Optional<SignedNote> outside) {
        List<Anchor> anchors = new ArrayList<>();
        outside.ifPresent(
                note -> anchors.add(new Anchor(VerifiedNote.of(note).checkpoint(), Kind.EXTERNAL_CHECKPOINT_DIFFERS)));
        VerifiedNote last = memory.get();
        if (last != null) {
            anchors.add(new Anchor(last.checkpoint(), Kind.SIGNED_ROOT_DIFFERS));
        } else if (outside.isEmpty()) {
            adoption.checkpoint().ifPresent(each -> anchors.add(new Anchor(each, Kind.CHECKPOINT_DIFFERS)));
        }
        return anchors;
    }

    private Mono<Reading> read(Beginning from) {
        return store.head()
                .flatMap(head -> store.tiles(LogContinuity.tilesFor(head.size(), from.anchors()))
                        .zipWith(store.head())
                        .map(both -> new Reading(
                                from, head, both.getT1(), both.getT2().equals(head))));
    }

    private Mono<State> evaluate(Reading read) {
        long size = read.head().size();
        Optional<Kind> flaw = flaw(read);
        State found = new State(true, flaw.orElse(null), size, read.witnessed());
        if (flaw.isPresent() || read.head().note().isEmpty()) {
            return Mono.just(found);
        }
        SignedNote note = read.head().note().get();
        know(VerifiedNote.of(note));
        if (read.witnessed() == size) {
            return Mono.just(found);
        }
        List<Hash> proof = LogContinuity.proof(read.witnessed(), size, read.tiles());
        return external.advance(note, proof)
                .thenReturn(new State(true, null, size, size))
                // Another process published meanwhile.
                .onErrorReturn(IllegalArgumentException.class, found)
                .onErrorResume(failure -> logPublishFailure(failure).thenReturn(found));
    }

    private Optional<Kind> flaw(Reading read) {
        Head head = read.head();
        Beginning from = read.from();
        if (head.note().filter(note -> !external.isOurs(note)).isPresent()) {
            return Optional.of(Kind.CHECKPOINT_FORGED);
        }
        boolean gone = from.remembers() && from.outside().isEmpty();
        if (gone || (from.anchors().isEmpty() && head.size() > 0)) {
            return Optional.of(Kind.EXTERNAL_CHECKPOINT_MISSING);
        }
        Optional<Checkpoint> signed =
                head.note().map(note -> VerifiedNote.of(note).checkpoint());
        return LogContinuity.flaw(head.size(), read.tiles(), signed, from.anchors())
                .or(() -> read.atRest() && LogContinuity.goesBeyond(head.size(), read.tiles())
                        ? Optional.of(Kind.TILE_CHANGED)
                        : Optional.empty());
    }

    private void settle(State found) {
        State before = state;
        state = found;
        if (found.flaw() != null && found.flaw() != before.flaw()) {
            LOG.error(
                    "The audit log does not match its checkpoint: {}; it has {} entries, the checkpoint"
                            + " outside has {}. Nothing is appended until the right database or files are restored",
                    found.flaw().code(),
                    found.size(),
                    found.witnessed());
        } else if (found.flaw() == null && before.flaw() != null) {
            LOG.warn("The audit log and the checkpoint outside the database agree again");
        }
    }
}
