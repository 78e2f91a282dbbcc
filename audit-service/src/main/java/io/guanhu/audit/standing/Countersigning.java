package io.guanhu.audit.standing;

import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.model.LogContinuity;
import io.guanhu.audit.model.LogContinuity.Anchor;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.tlog.Checkpoint;
import io.guanhu.tlog.Hash;
import io.guanhu.tlog.ProofCheck;
import io.guanhu.tlog.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has the log's key sign checkpoints, where it lives outside this process. The key in the file
 * signs every batch, inside its transaction; this one signs the newest of those while none is open:
 * its holder may be away, and no entry waits for it.
 *
 * <p>It signs what this process knows to be the log, and only along a proof that it continues what
 * it signed before, as the files beside the checkpoints tell it.
 */
@Component
public class Countersigning {

    private static final Logger LOG = LoggerFactory.getLogger(Countersigning.class);
    private static final String DIRECTORY = "countersigned";

    private final LogKeyOutside.@Nullable Key key;
    private final @Nullable ExternalCheckpoint files;
    private final LogStanding standing;
    private final TileStore tiles;

    private volatile @Nullable String trouble;

    Countersigning(
            LogKeyOutside outside,
            @Value("${guanhu.audit.checkpoint-directory}") Path directory,
            LogStanding standing,
            TileStore tiles)
            throws IOException {
        this.key = outside.key().orElse(null);
        this.files =
                key == null
                        ? null
                        : new ExternalCheckpoint(directory.resolve(DIRECTORY), key.verifier());
        this.standing = standing;
        this.tiles = tiles;
    }

    /** Whether the log's key lives outside this process. */
    public boolean isOutside() {
        return key != null;
    }

    /** Why checkpoints get no signature of the log's key; absent while they do. */
    public @Nullable String trouble() {
        return trouble;
    }

    /**
     * A checkpoint with the signature of the log's key.
     *
     * @return the same if that key is in the file; empty if its holder does not sign it now, for
     *     which {@link #trouble} tells the reason
     */
    public Mono<SignedNote> countersign(SignedNote note) {
        if (key == null || files == null) {
            return Mono.just(note);
        }
        return countersign(note, key, files)
                .doOnSuccess(_ -> settle(null))
                .onErrorResume(
                        failure -> {
                            settle(failure);
                            return Mono.empty();
                        });
    }

    private Mono<SignedNote> countersign(
            SignedNote note, LogKeyOutside.Key key, ExternalCheckpoint files) {
        Checkpoint next = told(note);
        return files.read()
                .onErrorMap(IllegalArgumentException.class, _ -> refuted(Kind.CHECKPOINT_FORGED))
                .flatMap(
                        last -> {
                            Checkpoint before =
                                    last.map(Countersigning::told).orElse(nothing(next));
                            if (last.isPresent() && before.equals(next)) {
                                return Mono.just(joined(note, last.get(), key));
                            }
                            // Another replica's is newer, and is asked for by that one.
                            return before.size() > next.size()
                                    ? known(before).then(Mono.empty())
                                    : known(next).then(sign(note, before, key, files));
                        });
    }

    private Mono<SignedNote> sign(
            SignedNote note, Checkpoint before, LogKeyOutside.Key key, ExternalCheckpoint files) {
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        return proof(before, told(note))
                .flatMap(
                        proof ->
                                Mono.defer(() -> key.holder().sign(text))
                                        .map(made -> key.verifier().attach(note, made))
                                        .delayUntil(signed -> files.advance(signed, proof)));
    }

    private static Checkpoint told(SignedNote note) {
        return Checkpoint.parse(note.text());
    }

    private static Checkpoint nothing(Checkpoint of) {
        return new Checkpoint(of.origin(), 0, Hash.ofNothing());
    }

    private static SignedNote joined(SignedNote note, SignedNote signed, LogKeyOutside.Key key) {
        String lines = String.join("\n", signed.signatures()) + "\n";
        return note.withThoseOf(List.of(key.verifier()), lines);
    }

    /** Completes if what this process knows to be the log begins with this. */
    private Mono<Void> known(Checkpoint claimed) {
        return agreed(claimed.size())
                .switchIfEmpty(Mono.defer(standing::compare).flatMap(this::unlessFlawed))
                .switchIfEmpty(Mono.defer(() -> agreed(claimed.size())))
                .switchIfEmpty(Mono.error(() -> refuted(Kind.ROLLED_BACK)))
                .flatMap(agreed -> proof(claimed, agreed))
                .then();
    }

    private Mono<Checkpoint> agreed(long size) {
        return Mono.justOrEmpty(standing.agreed().filter(known -> known.size() >= size));
    }

    private Mono<Checkpoint> unlessFlawed(LogStanding.State found) {
        return found.flaw() == null ? Mono.empty() : Mono.error(refuted(found.flaw()));
    }

    /** The proof that one continues the other, verified. */
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

    private void settle(@Nullable Throwable failure) {
        String before = trouble;
        String now = failure == null ? null : code(failure);
        trouble = now;
        if (now != null && !now.equals(before)) {
            LOG.error("The log's key does not sign: {}; certificates wait", now, failure);
        } else if (now == null && before != null) {
            LOG.info("The log's key signs again");
        }
    }

    private static String code(Throwable failure) {
        return switch (failure) {
            case RootHolderUnavailableException _ -> "away";
            case LogRefutedException _ -> "log-refuted";
            case IllegalArgumentException _ -> "other-key";
            case IOException _ -> "files";
            default -> "failed";
        };
    }
}
