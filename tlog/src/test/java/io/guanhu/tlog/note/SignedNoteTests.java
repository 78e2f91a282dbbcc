package io.guanhu.tlog.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.tlog.tree.Hash;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTests {

    /** The example of the specification's first implementation (golang.org/x/mod/sumdb/note). */
    private static final String EXAMPLE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final String EXAMPLE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void verifiesTheExampleOfTheSpecification() {
        NoteVerifier verifier = NoteVerifier.parse(EXAMPLE_KEY);
        SignedNote note = SignedNote.parse(EXAMPLE);

        assertThat(note.isSignedBy(verifier)).isTrue();
        assertThat(note).hasToString(EXAMPLE);
        assertThat(verifier.verifierKey()).isEqualTo(EXAMPLE_KEY);
        assertThat(SignedNote.parse(EXAMPLE.replace("answer", "question")).isSignedBy(verifier))
                .isFalse();
    }

    @Test
    void signsCheckpointsThatItsKeyVerifies() throws GeneralSecurityException {
        NoteSigner signer = new NoteSigner("bank.example/audit", keys());
        Checkpoint checkpoint = new Checkpoint("bank.example/audit", 7, Hash.ofNothing());

        SignedNote note = SignedNote.parse(signer.sign(checkpoint).toString());

        assertThat(note.isSignedBy(NoteVerifier.parse(signer.verifier().verifierKey())))
                .isTrue();
        assertThat(note.isSignedBy(new NoteSigner("bank.example/audit", keys()).verifier()))
                .isFalse();
        assertThat(note.isSignedBy(NoteVerifier.parse(EXAMPLE_KEY))).isFalse();
        assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint);
    }

    @Test
    void refusesKeysThatAreNotAPair() throws GeneralSecurityException {
        KeyPair mixed = new KeyPair(keys().getPublic(), keys().getPrivate());

        assertThatIllegalArgumentException().isThrownBy(() -> new NoteSigner("log", mixed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void refusesWhatIsNotAVerifierKey(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoteVerifier.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text\n", "text\n\n", "text\n\nno signature\n", "text\n\n\u2014 a b"})
    void refusesWhatIsNotANote(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(text));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }
}
