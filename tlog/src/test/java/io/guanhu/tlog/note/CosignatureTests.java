package io.guanhu.tlog.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.tlog.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CosignatureTests {

    /** A checkpoint of a public log as public witnesses cosigned it. */
    private static final String PUBLIC_CHECKPOINT = """
            arche2025h1.staging.ct.transparency.dev
            1432088532
            U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

            \u2014 witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
            \u2014 remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
            """;

    private static final String PUBLIC_WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

    static List<Cosigner> bothKinds() {
        return List.of(Sample.witness("w.example/1"), Sample.postQuantumWitness("w.example/2"));
    }

    @Test
    void readsWhatAPublicWitnessCosigned() {
        CosignatureVerifier remora = CosignatureVerifier.parse(PUBLIC_WITNESS);
        SignedNote note = SignedNote.parse(PUBLIC_CHECKPOINT);

        assertThat(remora.cosigned(note)).contains(Instant.ofEpochSecond(0x6a122120L));
        assertThat(remora.verifierKey()).isEqualTo(PUBLIC_WITNESS);
        SignedNote another = SignedNote.parse(PUBLIC_CHECKPOINT.replace("1432088532", "42"));
        assertThat(remora.cosigned(another)).isEmpty();
        assertThat(another.isForged(remora)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void cosignsWhatItsKeyVerifies(Cosigner witness) {
        SignedNote note = Sample.log().sign(Sample.head(7));

        SignedNote cosigned = SignedNote.parse(witness.cosign(note, Sample.NOW).toString());

        CosignatureVerifier key = CosignatureVerifier.parse(witness.verifier().verifierKey());
        assertThat(key.cosigned(cosigned)).contains(Sample.NOW);
        assertThat(key.cosigned(note)).isEmpty();
        assertThat(cosigned.isForged(key)).isFalse();
        assertThat(Sample.witness(key.name()).verifier().cosigned(cosigned)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void aCosignatureIsOfItsTimeAndItsCheckpoint(Cosigner witness) {
        NoteSigner log = Sample.log();
        SignedNote note = witness.cosign(log.sign(Sample.head(7)), Sample.NOW);
        SignedNote moved = new SignedNote(Sample.head(8).text(), note.signatures());

        assertThat(witness.verifier().cosigned(moved)).isEmpty();
        byte[] signature = note.signaturesOf(witness.verifier()).getFirst();
        ByteBuffer.wrap(signature).putLong(0, Sample.NOW.getEpochSecond() + 1);
        assertThat(witness.verifier().verifies(note.text(), signature)).isFalse();
    }

    @Test
    void aPostQuantumCosignatureIsOfItsNameToo() {
        Cosigner witness = Sample.postQuantumWitness("w.example/2");
        SignedNote note = witness.cosign(Sample.log().sign(Sample.head(7)), Sample.NOW);
        byte[] signature = note.signaturesOf(witness.verifier()).getFirst();
        VerifierKey key = VerifierKey.parse(witness.verifier().verifierKey());
        byte[] bare = new byte[signature.length - Long.BYTES];
        System.arraycopy(signature, Long.BYTES, bare, 0, bare.length);

        byte[] hand = byHand("w.example/2", Sample.NOW.getEpochSecond(), Sample.head(7));
        assertThat(key.verifies(hand, bare)).isTrue();
        byte[] renamed = byHand("w.example/3", Sample.NOW.getEpochSecond(), Sample.head(7));
        assertThat(key.verifies(renamed, bare)).isFalse();
    }

    /** The structure of the specification, put together without the code under test. */
    private static byte[] byHand(String cosigner, long seconds, Checkpoint head) {
        byte[] name = cosigner.getBytes(StandardCharsets.UTF_8);
        byte[] origin = head.origin().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(12 + 1 + name.length + 8 + 1 + origin.length + 8 + 8 + 32)
                .put(new byte[] {'s', 'u', 'b', 't', 'r', 'e', 'e', '/', 'v', '1', '\n', 0})
                .put((byte) name.length)
                .put(name)
                .putLong(seconds)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(head.size())
                .put(head.root().bytes())
                .array();
    }

    @Test
    void aCosignatureWithoutATimeDoesNotCount() {
        Cosigner witness = Sample.postQuantumWitness("w.example/2");
        SignedNote note = witness.cosign(Sample.log().sign(Sample.head(7)), Instant.EPOCH);

        assertThat(witness.verifier().cosigned(note)).isEmpty();
        assertThat(note.isSignedBy(witness.verifier())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "remora.n621.de+da77ade8+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
                "remora.n621.de+da77ade7+BevN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
                "remora.n621.de+da77ade7+BA=="
            })
    void refusesWhatIsNotACosignersKey(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> CosignatureVerifier.parse(key));
    }

    @Test
    void collectsOnlyRightLinesOfKnownKeys() {
        NoteSigner log = Sample.log();
        Cosigner known = Sample.witness("w.example/1");
        Cosigner stranger = Sample.witness("w.example/9");
        SignedNote note = log.sign(Sample.head(7));
        String lines = lines(known.cosign(note, Sample.NOW))
                + lines(stranger.cosign(note, Sample.NOW))
                + lines(known.cosign(log.sign(Sample.head(6)), Sample.NOW));

        SignedNote collected = note.withThoseOf(List.of(known.verifier()), lines);

        assertThat(collected.signatures()).hasSize(2);
        assertThat(known.verifier().cosigned(collected)).contains(Sample.NOW);
        assertThat(collected.withThoseOf(List.of(known.verifier()), lines)).isEqualTo(collected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "no line\n", "\u2014 a b\n", "\u2014 a AAAAAAA=", "\u2014 a b c\n"})
    void refusesWhatIsNoSignatureLine(String lines) {
        SignedNote note = Sample.log().sign(Sample.head(7));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> note.withThoseOf(List.of(Sample.witness("w").verifier()), lines));
    }

    static String lines(SignedNote cosigned) {
        return cosigned.signatures().getLast() + "\n";
    }
}
