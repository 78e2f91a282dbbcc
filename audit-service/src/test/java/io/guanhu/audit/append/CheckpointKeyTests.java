package io.guanhu.audit.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.KeyPem;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointKeyTests {

    private static final LastSignedCheckpoint NOTHING = new LastSignedCheckpoint(Optional.empty());

    private final CheckpointKey configuration = new CheckpointKey();

    @TempDir
    private Path directory;

    @Test
    void makesAKeyThatOnlyItsOwnerCanReadAndKeepsIt() throws Exception {
        Path file = directory.resolve("keys").resolve("checkpoint.pem");

        NoteSigner made = configuration.checkpointSigner("log", file, NOTHING);

        assertThat(configuration
                        .checkpointSigner("log", file, signedBy(made))
                        .verifier()
                        .verifierKey())
                .isEqualTo(made.verifier().verifierKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void neverReplacesALostKey() throws Exception {
        Path file = directory.resolve("checkpoint.pem");
        LastSignedCheckpoint before = signedBy(configuration.checkpointSigner("log", file, NOTHING));
        Files.delete(file);

        assertThatIllegalStateException()
                .isThrownBy(() -> configuration.checkpointSigner("log", file, before))
                .withMessageContaining("is missing, though this log has signed checkpoints")
                .withMessageContaining("Bring the file back");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesAKeyThatDidNotSignTheLog() throws Exception {
        LastSignedCheckpoint before =
                signedBy(configuration.checkpointSigner("log", directory.resolve("one"), NOTHING));

        Path other = directory.resolve("other");
        CheckpointKey.make(other);
        assertThatIllegalStateException()
                .isThrownBy(() -> configuration.checkpointSigner("log", other, before))
                .withMessageContaining("not signed by the key in");
    }

    @Test
    void whileKeysChangeBothSignAndTheOldOneStaysPublished() throws Exception {
        Path file = directory.resolve("checkpoint.pem");
        NoteSigner old = configuration.checkpointSigner("log", file, NOTHING);
        KeyPair next = CheckpointKey.make(directory.resolve("next.pem"));
        String oldPair = Files.readString(file);
        Files.writeString(file, KeyPem.format(next) + oldPair);

        NoteSigner both = configuration.checkpointSigner("log", file, signedBy(old, next));

        SignedNote note = both.sign(new Checkpoint("log", 2, Hash.ofNothing()));
        assertThat(note.isSignedBy(old.verifier())).isTrue();
        assertThat(note.isSignedBy(both.verifier())).isTrue();
        assertThat(both.verifier().sameKey(old.verifier())).isFalse();

        String retired = oldPair.substring(oldPair.indexOf("-----BEGIN PUBLIC"));
        Files.writeString(file, KeyPem.format(next) + retired);
        NoteSigner alone = configuration.checkpointSigner("log", file, new LastSignedCheckpoint(Optional.of(note)));
        assertThat(alone.sign(new Checkpoint("log", 3, Hash.ofNothing())).signatures())
                .hasSize(1);
        assertThat(published(alone, Optional.empty(), file))
                .containsExactly(both.verifier().verifierKey(), old.verifier().verifierKey());
    }

    @Test
    void aKeyOutsideIsPublishedInsteadOfThoseThatSignHere() throws Exception {
        Path file = directory.resolve("checkpoint.pem");
        NoteSigner here = configuration.checkpointSigner("log", file, NOTHING);
        String retired = KeyPem.format(CheckpointKey.make(directory.resolve("retired.pem")));
        Files.writeString(file, Files.readString(file) + retired.substring(retired.indexOf("-----BEGIN PUBLIC")));
        NoteVerifier before =
                new NoteVerifier("log", CheckpointKey.read(file).getLast().publicKey());
        NoteVerifier outside = new NoteVerifier(
                "log", CheckpointKey.make(directory.resolve("o.pem")).getPublic());

        assertThat(published(here, Optional.of(outside), file))
                .containsExactly(outside.verifierKey(), before.verifierKey());
    }

    private List<String> published(NoteSigner signer, Optional<NoteVerifier> outside, Path file) throws IOException {
        return configuration.logKeys(signer, outside, file).all().stream()
                .map(NoteVerifier::verifierKey)
                .toList();
    }

    private static LastSignedCheckpoint signedBy(NoteSigner old, KeyPair next) {
        SignedNote note = old.sign(new Checkpoint("log", 1, Hash.ofNothing()));
        return new LastSignedCheckpoint(Optional.of(new NoteSigner("log", next).countersign(note)));
    }

    private static LastSignedCheckpoint signedBy(NoteSigner signer) {
        return new LastSignedCheckpoint(Optional.of(signer.sign(new Checkpoint("log", 1, Hash.ofNothing()))));
    }
}
