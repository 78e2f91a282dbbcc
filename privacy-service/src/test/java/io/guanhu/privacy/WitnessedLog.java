package io.guanhu.privacy;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** An audit log of two entries, the second of which is about an erasure; and its two witnesses. */
public final class WitnessedLog {

    private static final String ORIGIN = "bank.example/audit";

    private final NoteSigner log = new NoteSigner(ORIGIN, pair("Ed25519"));
    private final Cosigner first = new Cosigner("w.example/1", pair("Ed25519"));
    private final Cosigner second = new Cosigner("w.example/2", pair("ML-DSA-44"));

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Both witnesses must have cosigned. */
    public String policy() {
        return "log %s\nwitness 审计见证 %s\nwitness second %s\ngroup both all 审计见证 second\nquorum both\n"
                .formatted(
                        log.verifier().verifierKey(),
                        first.verifier().verifierKey(),
                        second.verifier().verifierKey());
    }

    String policyFile() {
        try {
            Path file = Files.createTempFile(Path.of("target"), "log", ".policy");
            return Files.writeString(file, policy()).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String leaf(String request) {
        return Base64.getEncoder()
                .encodeToString("{\"action\":\"privacy.erasure-completed\",\"resourceId\":\"%s\"}"
                        .formatted(request)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The proof, with the cosignatures of so many witnesses. */
    public TlogProof proof(String request, int witnesses) {
        Hash before = Hash.ofLeaf(new byte[0]);
        Hash leaf = Hash.ofLeaf(Base64.getDecoder().decode(leaf(request)));
        SignedNote note = log.sign(new Checkpoint(ORIGIN, 2, Hash.ofNode(before, leaf)));
        Instant at = Instant.parse("2026-06-01T08:00:05Z");
        note = witnesses > 0 ? first.cosign(note, at) : note;
        note = witnesses > 1 ? second.cosign(note, at.plusSeconds(1)) : note;
        return new TlogProof(1, List.of(before), note);
    }

    /** What audit-service answers. */
    public String answer(String request, int witnesses) {
        return """
                {"entryId":"0190b2c4-0000-7000-8000-000000000009","leaf":"%s","witnessed":%s,"proof":"%s"}
                """.formatted(
                        leaf(request),
                        witnesses == 2,
                        proof(request, witnesses).toString().replace("\n", "\\n"));
    }
}
