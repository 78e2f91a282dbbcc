package io.guanhu.audit.witnessing;

import io.guanhu.audit.model.LogKeys;
import io.guanhu.audit.standing.Contradictions;
import io.guanhu.audit.standing.TileStore;
import io.guanhu.platform.witness.WitnessClient;
import io.guanhu.platform.witness.WitnessReply;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import io.guanhu.tlog.tree.TiledLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks one witness about one checkpoint. */
@Component
class Asking {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    /** How far a witness's clock may be ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final WitnessClient client;
    private final CosignatureStore store;
    private final TileStore tiles;
    private final LogKeys keys;
    private final Contradictions contradictions;
    private final Clock clock;

    Asking(
            WitnessClient client,
            CosignatureStore store,
            TileStore tiles,
            LogKeys keys,
            Contradictions contradictions,
            Clock clock) {
        this.client = client;
        this.store = store;
        this.tiles = tiles;
        this.keys = keys;
        this.contradictions = contradictions;
        this.clock = clock;
    }

    /** Asks once, and returns the state of the witness afterwards. */
    Mono<WitnessState> ask(WitnessState witness, SignedNote note) {
        long size = Checkpoint.parse(note.text()).size();
        return proof(witness.known(), size)
                .map(proof -> new AddCheckpoint(Math.min(witness.known(), size), proof, note))
                .flatMap(request -> client.add(witness.url(), request))
                .flatMap(reply -> evaluate(witness, note, size, reply))
                .onErrorResume(failure -> Mono.just(failed(witness, "away", false)))
                .doOnNext(next -> logChange(witness, next));
    }

    private Mono<List<Hash>> proof(long from, long to) {
        if (from <= 0 || from >= to) {
            return Mono.just(List.of());
        }
        return tiles.tiles(TiledLog.tilesFor(nodes -> MerkleTree.consistency(nodes, from, to)))
                .map(found -> MerkleTree.consistency(TiledLog.nodesOf(found), from, to));
    }

    private Mono<WitnessState> evaluate(WitnessState witness, SignedNote note, long size, WitnessReply reply) {
        return switch (reply) {
            case WitnessReply.Cosigned(String lines) -> cosigned(witness, note, size, lines);
            case WitnessReply.OtherSize(long other) ->
                other <= size && other != witness.known()
                        ? Mono.just(witness.withKnownSize(other))
                        : otherSize(witness, size, other);
            case WitnessReply.Contradicts(int status) -> contradicted(witness, "says-" + status);
            case WitnessReply.Refused(int status) -> Mono.just(failed(witness, "answers-" + status, false));
        };
    }

    /**
     * The witness knows a different size. If it is a later one of this log, another replica may
     * have asked it.
     */
    private Mono<WitnessState> otherSize(WitnessState witness, long size, long other) {
        return store.newest()
                .map(newest -> Checkpoint.parse(newest.text()).size())
                .flatMap(now -> other > size && other <= now
                        ? Mono.just(witness.withKnownSize(other))
                        : contradicted(witness, "saw-" + other));
    }

    private Mono<WitnessState> cosigned(WitnessState witness, SignedNote note, long size, String lines) {
        SignedNote cosigned;
        try {
            cosigned = note.withThoseOf(witness.keys(), lines);
        } catch (IllegalArgumentException malformed) {
            return Mono.just(failed(witness, "answers-nonsense", false));
        }
        Instant now = clock.instant();
        boolean right = witness.keys().stream()
                .map(key -> key.cosigned(cosigned))
                .allMatch(at -> at.filter(now.plus(CLOCKS_DIFFER)::isAfter).isPresent());
        if (!right) {
            return Mono.just(failed(witness, "signs-something-else", false));
        }
        int before = note.signatures().size();
        List<String> more =
                cosigned.signatures().subList(before, cosigned.signatures().size());
        return store.keep(size, witness.names().getFirst(), String.join("\n", more) + "\n", now)
                .thenReturn(witness.withCosigned(size));
    }

    /**
     * The witness reports that the log contradicts itself. Its latest note, which carries this
     * log's own signature, shows whether that is true.
     */
    private Mono<WitnessState> contradicted(WitnessState witness, String code) {
        return client.latest(witness.url(), log().name())
                .flatMap(seen -> seen.map(this::isEvidence).orElse(Mono.just(Optional.empty())))
                .doOnNext(evidence -> evidence.ifPresent(note -> keepEvidence(witness, note)))
                .thenReturn(failed(witness, code, true));
    }

    private NoteVerifier log() {
        return keys.all().getFirst();
    }

    /** A note by this log's key whose root this log does not have. */
    private Mono<Optional<SignedNote>> isEvidence(SignedNote seen) {
        Checkpoint claimed = Checkpoint.parse(seen.text());
        if (!seen.isSignedBy(log()) || !claimed.origin().equals(log().name())) {
            return Mono.just(Optional.empty());
        }
        return rootAt(claimed.size())
                .map(root -> root.equals(Optional.of(claimed.root())) ? Optional.empty() : Optional.of(seen));
    }

    private Mono<Optional<Hash>> rootAt(long size) {
        return tiles.tiles(TiledLog.tilesFor(nodes -> MerkleTree.root(nodes, size)))
                .map(found -> {
                    try {
                        return Optional.of(MerkleTree.root(TiledLog.nodesOf(found), size));
                    } catch (IllegalArgumentException | IndexOutOfBoundsException missing) {
                        return Optional.empty();
                    }
                });
    }

    private void keepEvidence(WitnessState witness, SignedNote note) {
        contradictions.add(
                "The witness %s has cosigned what this log does not contain"
                        .formatted(witness.names().getFirst()),
                note);
    }

    private WitnessState failed(WitnessState witness, String code, boolean disputes) {
        return witness.failed(code, disputes, clock.instant());
    }

    private static void logChange(WitnessState before, WitnessState after) {
        String trouble = after.trouble();
        if (trouble != null && !trouble.equals(before.trouble())) {
            LOG.error("The witness {} does not cosign: {}", after.names(), trouble);
        } else if (trouble == null && before.failures() > 0) {
            LOG.info("The witness {} cosigns again", after.names());
        }
    }
}
