package io.guanhu.audit.standing.key;

import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.model.LogContinuity;
import io.guanhu.audit.model.LogContinuity.Anchor;
import io.guanhu.audit.model.LogKeys;
import io.guanhu.audit.standing.LogRefutedException;
import io.guanhu.audit.standing.LogStanding;
import io.guanhu.audit.standing.TileStore;
import io.guanhu.audit.standing.outside.ExternalCheckpoint;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has checkpoints signed by the log's key if it lives outside this process. The key in the file
 * signs every batch within its transaction. The outside key signs the latest of these when no
 * transaction is open, because its holder may be unavailable, and no entry waits for it.
 *
 * <p>It signs only what this process and the checkpoints outside agree on, with a proof that this
 * continues what it signed before, which is recorded in separate files.
 */
@Component
public class Countersigning {

    private static final String DIRECTORY = "countersigned";

    private final ExternalLogKey externalKey;
    private final ExternalCheckpoint published;
    private final ExternalCheckpoint signed;
    private final LogStanding standing;
    private final TileStore tiles;
    private final KeyBackoff backoff;

    Countersigning(
            ExternalLogKey externalKey,
            LogKeys keys,
            @Value("${guanhu.audit.checkpoint-directory}") Path directory,
            ExternalCheckpoint published,
            LogStanding standing,
            TileStore tiles,
            Clock clock)
            throws IOException {
        this.externalKey = externalKey;
        this.published = published;
        this.signed = open(externalKey, keys, directory.resolve(DIRECTORY));
        this.standing = standing;
        this.tiles = tiles;
        this.backoff = new KeyBackoff(clock);
    }

    /**
     * What outside keys have signed. Earlier signing keys are among the log's keys, and their
     * checkpoints are continued.
     *
     * @throws IllegalStateException if what is there was signed by none of the log's keys, or by an
     *     outside key that the settings no longer name
     */
    static ExternalCheckpoint open(ExternalLogKey externalKey, LogKeys keys, Path directory) throws IOException {
        ExternalCheckpoint signed = new ExternalCheckpoint(directory, keys.all());
        if (externalKey.key().isPresent()) {
            signed.requireOurs("None of the log's keys signed the newest checkpoint in %s. Set"
                    + " guanhu.audit.log-key to the key that did, or, if the key has changed,"
                    + " add the old public key to the file guanhu.audit.checkpoint-key");
        } else if (!signed.isEmpty()) {
            // Otherwise the key in the file would silently replace it for those who verify this log.
            String mend = "set guanhu.audit.log-key and guanhu.keyring.encryption.vault-transit.signing-key again";
            throw new IllegalStateException(
                    "An external key has signed this log, as %s shows: %s".formatted(directory, mend));
        }
        return signed;
    }

    /** Whether the log's key lives outside this process. */
    public boolean isOutside() {
        return externalKey.key().isPresent();
    }

    /** Why the log's key does not sign checkpoints, and when it is asked again. */
    public KeyBackoff backoff() {
        return backoff;
    }

    /**
     * A checkpoint with the signature of the log's key.
     *
     * @return the same if that key is in the file; empty if there is no such signature now, in
     *     which case {@link #backoff} may state the reason
     */
    public Mono<SignedNote> countersign(SignedNote note) {
        return externalKey
                .key()
                .map(key -> backoff.isActive() ? Mono.<SignedNote>empty() : backoff.track(countersign(note, key)))
                .orElseGet(() -> Mono.just(note));
    }

    private Mono<SignedNote> countersign(SignedNote note, ExternalLogKey.Key key) {
        Checkpoint next = checkpointOf(note);
        return signed.read()
                .onErrorMap(IllegalArgumentException.class, _ -> refuted(Kind.CHECKPOINT_FORGED))
                .flatMap(last -> {
                    Checkpoint before = last.map(Countersigning::checkpointOf).orElse(nothing(next));
                    if (before.size() > next.size()) {
                        // Another replica has a newer one, and asks for its signature.
                        return agreed(before).then(Mono.empty());
                    }
                    boolean done =
                            last.filter(each -> each.isSignedBy(key.verifier())).isPresent() && before.equals(next);
                    return done
                            ? Mono.just(joined(note, last.get(), key))
                            : agreed(next).then(sign(note, before, key));
                });
    }

    private Mono<SignedNote> sign(SignedNote note, Checkpoint before, ExternalLogKey.Key key) {
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        return proof(before, checkpointOf(note))
                .flatMap(proof -> Mono.defer(() -> key.holder().sign(text))
                        .map(made -> attached(note, made, key))
                        .flatMap(both -> advanced(both, proof)));
    }

    private static SignedNote attached(SignedNote note, byte[] made, ExternalLogKey.Key key) {
        try {
            return key.verifier().attach(note, made);
        } catch (IllegalArgumentException other) {
            throw new WrongKeyException(other);
        }
    }

    /**
     * Empty if another replica was faster, because the proof starts from the earlier state of the
     * files.
     */
    private Mono<SignedNote> advanced(SignedNote both, List<Hash> proof) {
        return signed.advance(both, proof)
                .thenReturn(both)
                .onErrorResume(IllegalArgumentException.class, _ -> Mono.empty());
    }

    private static Checkpoint checkpointOf(SignedNote note) {
        return Checkpoint.parse(note.text());
    }

    private static Checkpoint nothing(Checkpoint of) {
        return new Checkpoint(of.origin(), 0, Hash.ofNothing());
    }

    private static SignedNote joined(SignedNote note, SignedNote signed, ExternalLogKey.Key key) {
        String lines = String.join("\n", signed.signatures()) + "\n";
        return note.withThoseOf(List.of(key.verifier()), lines);
    }

    /** Completes if the log, compared now, and the checkpoint outside both extend this one. */
    private Mono<Void> agreed(Checkpoint claimed) {
        return standing.compare()
                .filter(found -> requireUnflawed(found).size() >= claimed.size())
                .switchIfEmpty(Mono.error(() -> refuted(Kind.ROLLED_BACK)))
                .then(published.read())
                .flatMap(Mono::justOrEmpty)
                .map(Countersigning::checkpointOf)
                .filter(newest -> newest.size() >= claimed.size())
                .switchIfEmpty(Mono.error(() -> new IOException("The checkpoint has not been published yet")))
                .flatMap(newest -> proof(claimed, newest))
                .then();
    }

    private static LogStanding.State requireUnflawed(LogStanding.State found) {
        if (found.flaw() != null) {
            throw refuted(found.flaw());
        }
        return found;
    }

    /** The verified proof that one checkpoint continues the other. */
    private Mono<List<Hash>> proof(Checkpoint before, Checkpoint next) {
        Anchor anchor = new Anchor(before, Kind.SIGNED_ROOT_DIFFERS);
        return tiles.tiles(LogContinuity.tilesFor(next.size(), List.of(anchor)))
                .map(found -> LogContinuity.proof(before.size(), next.size(), found))
                .onErrorMap(IndexOutOfBoundsException.class, _ -> refuted(Kind.TILE_CHANGED))
                .onErrorMap(IllegalArgumentException.class, _ -> refuted(Kind.TILE_CHANGED))
                .filter(proof -> consistent(before, next, proof))
                .switchIfEmpty(Mono.error(() -> refuted(Kind.SIGNED_ROOT_DIFFERS)));
    }

    private static boolean consistent(Checkpoint before, Checkpoint next, List<Hash> proof) {
        return ProofCheck.consistent(before.size(), before.root(), next.size(), next.root(), proof);
    }

    private static LogRefutedException refuted(Kind flaw) {
        return new LogRefutedException(flaw.code());
    }
}
