package io.guanhu.audit.standing.key;

import io.guanhu.audit.model.LogKeys;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.platform.keyholder.SigningKeyHolder;
import io.guanhu.tlog.note.NoteVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who holds the log's key, until a test has it fail. */
public final class OutsideSigner implements SigningKeyHolder {

    private final KeyPair own = keys();
    private KeyPair used = own;
    private @Nullable RuntimeException failure;
    private int asked;

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public NoteVerifier verifier() {
        return new NoteVerifier(InMemoryLog.ORIGIN, own.getPublic());
    }

    /** The countersigning of a log whose key is outside. */
    public Countersigning countersigning(InMemoryLog log) {
        ExternalLogKey.Key key = new ExternalLogKey.Key(verifier(), this);
        return countersigning(log, new ExternalLogKey(Optional.of(key)));
    }

    /** The countersigning of a log whose key is in the file. */
    public static Countersigning inTheFile(InMemoryLog log) {
        return countersigning(log, new ExternalLogKey(Optional.empty()));
    }

    private static Countersigning countersigning(InMemoryLog log, ExternalLogKey key) {
        LogKeys keys = new LogKeys(List.of(key.verifier().orElse(log.key().verifier())));
        try {
            return new Countersigning(
                    key,
                    keys,
                    log.directory(),
                    log.external(),
                    log.standing(),
                    log.tiles(),
                    log.memory().clock());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int asked() {
        return asked;
    }

    public void fails(RuntimeException why) {
        failure = why;
    }

    public void signs() {
        failure = null;
    }

    void signsWithAnotherKey() {
        signs();
        used = keys();
    }

    @Override
    public Mono<byte[]> sign(byte[] message) {
        return Mono.fromCallable(() -> {
            asked++;
            RuntimeException why = failure;
            if (why != null) {
                throw why;
            }
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(used.getPrivate());
            ed25519.update(message);
            return ed25519.sign();
        });
    }
}
