package io.guanhu.audit;

import io.guanhu.testing.TestWitness;
import io.guanhu.testing.TestWitness.Conduct;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A Vault that holds the log's key, and a witness who knows the log by that key. */
record OutsideKey(SigningVault vault, TestWitness witness) implements AutoCloseable {

    static final String ORIGIN = "vault.example/audit";

    OutsideKey() {
        this(new SigningVault(), new TestWitness("w.example/1"));
    }

    NoteVerifier log() {
        return new NoteVerifier(ORIGIN, vault.key().getPublic());
    }

    TrustPolicy policy() {
        return TrustPolicy.parse("log " + log().verifierKey() + "\n" + witness.policyLine("one") + "quorum one\n");
    }

    void register(DynamicPropertyRegistry properties, Path files) throws IOException {
        Path policy = Files.writeString(files.resolve("witnesses.policy"), policy().text());
        Path token = Files.writeString(files.resolve("token"), "s.test\n");
        String transit = "guanhu.keyring.encryption.vault-transit.";
        properties.add(transit + "address", vault::address);
        properties.add(transit + "token-file", token::toString);
        properties.add(transit + "signing-key", () -> "checkpoints");
        properties.add("guanhu.audit.log-key", this::publicKey);
        properties.add("guanhu.audit.origin", () -> ORIGIN);
        properties.add("guanhu.audit.checkpoint-key", files.resolve("key.pem")::toString);
        properties.add("guanhu.audit.checkpoint-directory", files.resolve("points")::toString);
        properties.add("guanhu.audit.witness-policy", policy::toString);
    }

    /** The last 32 bytes of what Java writes are the key itself. */
    private String publicKey() {
        byte[] encoded = vault.key().getPublic().getEncoded();
        byte[] key = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return Base64.getEncoder().encodeToString(key);
    }

    void allIsWell() {
        vault.isThere();
        witness.does(Conduct.HONEST);
    }

    @Override
    public void close() {
        vault.close();
        witness.close();
    }
}
