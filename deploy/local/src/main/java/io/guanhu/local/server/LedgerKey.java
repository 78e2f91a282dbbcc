package io.guanhu.local.server;

import io.guanhu.local.layout.PrivateFiles;
import io.guanhu.local.layout.SuiteException;
import io.guanhu.tlog.note.NoteVerifier;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The key that signs the erasure ledger's heads. It is created together with the data directory and
 * never later. In production an operator creates it with
 * {@code java -jar privacy-service.jar make-ledger-key}.
 */
public final class LedgerKey {

    public static final String ORIGIN = "guanhu.local/erasure-ledger";

    private static final String PUBLIC = "PUBLIC KEY";

    private LedgerKey() {}

    /**
     * The public key, in the notation of signed notes.
     *
     * @param anchor the ledger's directory; once it contains a head, a lost key is not replaced
     */
    public static String of(Path file, Path anchor) throws IOException {
        try {
            if (!Files.exists(file)) {
                if (Files.exists(anchor.resolve("checkpoint"))) {
                    throw new SuiteException("The erasure ledger's key "
                            + file
                            + " is missing, and services reject any other. Bring it back, or"
                            + " start again with --fresh.");
                }
                make(file);
            }
            String pem = Files.readString(file);
            byte[] encoded = Base64.getMimeDecoder()
                    .decode(pem.substring(
                            pem.indexOf(begin(PUBLIC)) + begin(PUBLIC).length(), pem.indexOf("-----END " + PUBLIC)));
            return new NoteVerifier(
                            ORIGIN, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)))
                    .verifierKey();
        } catch (GeneralSecurityException e) {
            throw new SuiteException("The erasure ledger's key " + file + " cannot be read.", e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        try (Writer writer = PrivateFiles.writer(file)) {
            writer.write(block("PRIVATE KEY", keys.getPrivate().getEncoded()));
            writer.write(block(PUBLIC, keys.getPublic().getEncoded()));
        }
    }

    private static String begin(String type) {
        return "-----BEGIN " + type + "-----";
    }

    private static String block(String type, byte[] content) {
        return "%s\n%s\n-----END %s-----\n"
                .formatted(begin(type), Base64.getEncoder().encodeToString(content), type);
    }
}
