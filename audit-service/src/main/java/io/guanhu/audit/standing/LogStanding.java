package io.guanhu.audit.standing;

import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.tlog.Checkpoint;
import io.guanhu.tlog.Hash;
import io.guanhu.tlog.MerkleTree;
import io.guanhu.tlog.SignedNote;
import io.guanhu.tlog.TiledLog;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Compares the database's log with the checkpoint outside it: at start, before the first append,
 * and from time to time.
 *
 * <p>A log that is refuted takes no entries and no traffic: an append would put a new checkpoint in
 * the place of the one that tells what was lost. Who has brought the right database back need do
 * nothing more. Who accepts the loss moves the checkpoint's file away, as evidence, and restarts.
 *
 * <p>Only the tiles are looked at, a few per level. Whether leaves and columns fit the tiles is for
 * the verification of the whole log.
 */
@Component
public class LogStanding {

    private static final Logger LOG = LoggerFactory.getLogger(LogStanding.class);

    private final ExternalCheckpoint external;
    private final TileStore store;

    /** The greatest size that this process has seen signed. */
    private final AtomicLong seen = new AtomicLong();

    private volatile State state = new State(false, null, 0, 0);

    LogStanding(ExternalCheckpoint external, TileStore store) {
        this.external = external;
        this.store = store;
    }

    /**
     * What the last comparison found.
     *
     * @param compared whether there was one yet
     * @param flaw what is wrong; absent if log and checkpoint agree
     * @param size of the log
     * @param witnessed the size that the checkpoint outside tells; 0 if there is none
     */
    record State(boolean compared, @Nullable Kind flaw, long size, long witnessed) {

        boolean agrees() {
            return compared && flaw == null;
        }
    }

    State state() {
        return state;
    }

    /** Signals {@link LogRefutedException} unless a log of this size may be appended to. */
    public Mono<Void> requireAgreement(long size) {
        if (state.agrees() && size >= seen.get()) {
            return Mono.empty();
        }
        return compare()
                .flatMap(
                        found ->
                                found.flaw() == null
                                        ? Mono.<Void>empty()
                                        : Mono.error(new LogRefutedException(found.flaw().code())));
    }

    /** Puts a checkpoint where no database administrator can reach it. */
    public Mono<Void> publish(SignedNote note) {
        seen.accumulateAndGet(Checkpoint.parse(note.text()).size(), Math::max);
        return external.advance(note);
    }

    /** Compares now. */
    Mono<State> compare() {
        // The file is read first: the log may grow meanwhile, but it can never be behind the file.
        return external.read()
                .flatMap(outside -> store.size().flatMap(size -> compare(size, outside)))
                .onErrorResume(
                        IllegalArgumentException.class,
                        unreadable -> Mono.just(new State(true, Kind.CHECKPOINT_FORGED, 0, 0)))
                .doOnNext(this::settle);
    }

    private Mono<State> compare(long size, Optional<SignedNote> outside) {
        if (outside.isEmpty()) {
            Kind flaw = size < seen.get() ? Kind.ROLLED_BACK : null;
            return Mono.just(new State(true, flaw, size, 0));
        }
        SignedNote note = outside.get();
        Checkpoint witness = Checkpoint.parse(note.text());
        if (!external.isOurs(note)) {
            return Mono.just(new State(true, Kind.CHECKPOINT_FORGED, size, 0));
        }
        long witnessed = witness.size();
        if (size < Math.max(witnessed, seen.get())) {
            return Mono.just(new State(true, Kind.ROLLED_BACK, size, witnessed));
        }
        return rootAt(witnessed)
                .map(
                        root ->
                                root.equals(Optional.of(witness.root()))
                                        ? new State(true, null, size, witnessed)
                                        : new State(
                                                true,
                                                Kind.EXTERNAL_CHECKPOINT_DIFFERS,
                                                size,
                                                witnessed));
    }

    /** The root that the tiles tell; nothing if some are missing. */
    private Mono<Optional<Hash>> rootAt(long size) {
        var needed = TiledLog.tilesFor(nodes -> MerkleTree.root(nodes, size));
        return store.tiles(needed)
                .map(
                        tiles -> {
                            try {
                                return Optional.of(MerkleTree.root(TiledLog.nodesOf(tiles), size));
                            } catch (IllegalArgumentException | IndexOutOfBoundsException missing) {
                                return Optional.empty();
                            }
                        });
    }

    private void settle(State found) {
        State before = state;
        state = found;
        if (found.flaw() == null) {
            seen.accumulateAndGet(found.witnessed(), Math::max);
        }
        if (found.flaw() != null && found.flaw() != before.flaw()) {
            LOG.error(
                    "The audit log is refuted: {}; it has {} entries, the checkpoint outside the"
                            + " database tells of {}. Nothing is appended until the right database"
                            + " is back, or the checkpoint's file was moved away as evidence and the"
                            + " service restarted",
                    found.flaw().code(),
                    found.size(),
                    found.witnessed());
        } else if (found.flaw() == null && before.flaw() != null) {
            LOG.warn("The audit log and the checkpoint outside the database agree again");
        } else if (!before.compared() && found.size() > 0 && found.witnessed() == 0) {
            LOG.error(
                    "There is no checkpoint outside the database, though the log has {} entries:"
                            + " nothing can tell whether it was rolled back",
                    found.size());
        }
    }
}
