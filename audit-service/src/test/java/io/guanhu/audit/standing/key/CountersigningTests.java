package io.guanhu.audit.standing.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.audit.model.LogKeys;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** A key that signed the log is never replaced silently. */
class CountersigningTests {

    private static final String ORIGIN = "test.example/audit";
    private static final ExternalLogKey NONE = new ExternalLogKey(Optional.empty());

    private final NoteSigner here = signer();
    private final NoteSigner outside = signer();
    private final NoteSigner next = signer();

    @TempDir
    private Path directory;

    private static NoteSigner signer() {
        try {
            return new NoteSigner(
                    ORIGIN, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void theKeyInTheFileDoesNotTakeThePlaceOfOneOutside() throws IOException {
        assertThat(Countersigning.open(NONE, keys(here), directory).isEmpty()).isTrue();
        hasSigned(outside);

        assertThatIllegalStateException()
                .isThrownBy(() -> Countersigning.open(NONE, keys(here), directory))
                .withMessageContaining("set guanhu.audit.log-key");
    }

    @Test
    void aNewKeyOutsideNeedsTheOldOneAmongTheLogs() throws IOException {
        hasSigned(outside);

        assertThatIllegalStateException()
                .isThrownBy(() -> Countersigning.open(key(next), keys(next), directory))
                .withMessageContaining("add the old public key");
        assertThat(Countersigning.open(key(next), keys(next, outside), directory)
                        .isEmpty())
                .isFalse();
    }

    private void hasSigned(NoteSigner signer) throws IOException {
        Checkpoint signed = new Checkpoint(ORIGIN, 1, Hash.ofNothing());
        Files.writeString(directory.resolve("checkpoint"), signer.sign(signed).toString());
    }

    private static LogKeys keys(NoteSigner... signers) {
        List<NoteVerifier> all = Stream.of(signers).map(NoteSigner::verifier).toList();
        return new LogKeys(all);
    }

    private static ExternalLogKey key(NoteSigner signer) {
        return new ExternalLogKey(Optional.of(new ExternalLogKey.Key(signer.verifier(), _ -> Mono.empty())));
    }
}
