package io.guanhu.privacy.ledger;

import io.guanhu.platform.ledger.LedgerSigner;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The key that signs the ledger's heads, in a file that only its owner can read. A service never
 * creates the file: an operator creates a new key and then gives its public key to every holder.
 * Therefore a lost key prevents the start, instead of being silently replaced by one that nobody
 * trusts.
 */
final class LedgerKeyFile implements LedgerSigner {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final NoteSigner signer;

    private LedgerKeyFile(NoteSigner signer) {
        this.signer = signer;
    }

    /**
     * Reads the key.
     *
     * @throws IllegalStateException if there is none; the message says what to do
     */
    static LedgerKeyFile read(String origin, Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalStateException("""
                    There is no ledger key at %s. If the ledger was signed before, bring the key back from its \
                    backup: holders reject any other key. For a new ledger, make one: java -jar privacy-service.jar \
                    %s %s %s, and configure what it prints as guanhu.erasure-ledger.keys everywhere\
                    """.formatted(file, MakeLedgerKey.NAME, origin, file));
        }
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return new LedgerKeyFile(new NoteSigner(
                    origin,
                    new KeyPair(
                            factory.generatePublic(new X509EncodedKeySpec(block(pem, PUBLIC))),
                            factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, PRIVATE))))));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(file + " is not an Ed25519 key", broken);
        }
    }

    /** Creates a key; fails if the file exists. */
    static LedgerKeyFile make(String origin, Path file) throws IOException {
        KeyPair keys;
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        // Set the permissions before writing, so that nobody else can ever read the key.
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                block(PRIVATE, keys.getPrivate().getEncoded())
                        + block(PUBLIC, keys.getPublic().getEncoded()),
                StandardCharsets.US_ASCII,
                StandardOpenOption.SYNC);
        return new LedgerKeyFile(new NoteSigner(origin, keys));
    }

    @Override
    public String verifierKey() {
        return signer.verifier().verifierKey();
    }

    @Override
    public Mono<String> sign(String text) {
        return Mono.fromCallable(() -> signer.countersign(new SignedNote(text)).toString())
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static String block(String type, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getEncoder().encodeToString(content), type);
    }

    private static byte[] block(String pem, String type) {
        String begin = "-----BEGIN " + type + "-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END " + type + "-----");
        if (start < 0 || end < start) {
            throw new IllegalStateException("The ledger key file has no " + type);
        }
        return Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    }
}
