package io.guanhu.audit;

import io.guanhu.testing.TestWitness;
import io.guanhu.testing.TestWitness.Conduct;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.KeyPem;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Three witnesses of a log of which two must cosign, and the log's key. */
record Witnesses(TestWitness first, TestWitness second, TestWitness third, KeyPair key) implements AutoCloseable {

    static final String ORIGIN = "test.example/audit";

    Witnesses() {
        this(new TestWitness("w.example/1"), new TestWitness("w.example/2"), new TestWitness("w.example/3"), keys());
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    NoteSigner log() {
        return new NoteSigner(ORIGIN, key);
    }

    TrustPolicy policy() {
        return TrustPolicy.parse("log "
                + log().verifier().verifierKey()
                + "\n"
                + first.policyLine("first")
                + second.policyLine("second")
                + third.policyLine("third")
                + "group most 2 first second third\nquorum most\n");
    }

    void register(DynamicPropertyRegistry properties, Path files) throws IOException {
        Path pem = Files.writeString(files.resolve("key.pem"), KeyPem.format(key));
        Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-------"));
        Path policy = Files.writeString(files.resolve("witnesses.policy"), policy().text());
        properties.add("guanhu.audit.origin", () -> ORIGIN);
        properties.add("guanhu.audit.checkpoint-key", pem::toString);
        properties.add("guanhu.audit.checkpoint-directory", files.resolve("points")::toString);
        properties.add("guanhu.audit.witness-policy", policy::toString);
    }

    /** More than the log may hold, signed by the log's own key. */
    void firstHasSeen(long size) {
        first.hasSeen(log().sign(new Checkpoint(ORIGIN, size, Hash.ofNothing())));
    }

    void allDo(Conduct conduct) {
        List.of(first, second, third).forEach(each -> each.does(conduct));
    }

    @Override
    public void close() {
        List.of(first, second, third).forEach(TestWitness::close);
    }
}
