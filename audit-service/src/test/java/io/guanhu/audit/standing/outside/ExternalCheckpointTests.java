package io.guanhu.audit.standing.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The logs whose checkpoints are accepted. */
class ExternalCheckpointTests {

    @TempDir
    private Path directory;

    private final NoteSigner signer = InMemoryLog.signer();
    private final NoteSigner other = InMemoryLog.signer();

    private ExternalCheckpoint of(NoteSigner... signers) throws IOException {
        return new ExternalCheckpoint(
                directory, Stream.of(signers).map(NoteSigner::verifier).toList());
    }

    private static SignedNote note(NoteSigner by, String origin) {
        return by.sign(new Checkpoint(origin, 7, Hash.ofNothing()));
    }

    private SignedNote note(NoteSigner by) {
        return note(by, InMemoryLog.ORIGIN);
    }

    private void publish(ExternalCheckpoint external, SignedNote note) {
        external.advance(note, List.of()).block(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://audit.bank.example", "Audit", "audit/", "-a"})
    void theOriginIsTheUrlOfTheLogWithoutItsScheme(String origin) throws GeneralSecurityException {
        PublicKey key =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();

        NoteVerifier verifier = new NoteVerifier(origin, key);

        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalCheckpoint(directory, verifier));
    }

    @Test
    void isEmptyUntilSomethingIsThere() throws IOException {
        assertThat(of(signer).isEmpty()).isTrue();
        Files.writeString(directory.resolve("checkpoint"), "anything");
        assertThat(of(signer).isEmpty()).isFalse();
    }

    @Test
    void isNotEmptyWhenOnlyItsHistoryIsLeft() throws IOException {
        publish(of(signer), note(signer));
        Files.delete(directory.resolve("checkpoint"));

        assertThat(of(signer).isEmpty()).isFalse();
    }

    @Test
    void acceptsWhatAnyOfItsKeysSigned() throws IOException {
        publish(of(signer), note(signer));

        ExternalCheckpoint both = of(other, signer);
        assertThat(both.isOurs(note(signer))).isTrue();
        assertThat(both.isOurs(note(other))).isTrue();
        assertThat(both.read().block(Duration.ofSeconds(30))).contains(note(signer));
        assertThatCode(() -> both.requireOurs("in %s")).doesNotThrowAnyException();
    }

    @Test
    void acceptsNothingThatAnotherKeySignedOrForAnotherLog() throws IOException {
        ExternalCheckpoint external = of(signer);

        assertThat(external.isOurs(note(other))).isFalse();
        assertThat(external.isOurs(note(signer, "test.example/other"))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> publish(external, note(other)));
        assertThat(external.isEmpty()).isTrue();
    }

    @Test
    void saysWhereAForeignCheckpointIs() throws IOException {
        publish(of(signer), note(signer));

        ExternalCheckpoint foreign = of(other);
        assertThatIllegalStateException()
                .isThrownBy(() -> foreign.requireOurs("Nobody knows what is in %s"))
                .withMessage("Nobody knows what is in " + directory);
    }

    @Test
    void nothingThereIsForeign() throws IOException {
        ExternalCheckpoint empty = of(signer);

        assertThatCode(() -> empty.requireOurs("in %s")).doesNotThrowAnyException();
        assertThat(empty.read().block(Duration.ofSeconds(30))).isEmpty();
    }

    @Test
    void rejectsTwoThatContradictEachOther() throws IOException {
        publish(of(signer), note(signer));
        SignedNote fork = signer.sign(new Checkpoint(InMemoryLog.ORIGIN, 7, Hash.ofLeaf(new byte[] {1})));
        Files.writeString(directory.resolve("checkpoint"), fork.toString());

        ExternalCheckpoint external = of(signer);
        assertThatIllegalArgumentException().isThrownBy(() -> external.read().block(Duration.ofSeconds(30)));
    }
}
