package io.guanhu.audit.append;

import io.guanhu.tlog.NoteSigner;
import io.guanhu.tlog.NoteVerifier;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that signs checkpoints: a file that only its owner can read, made if there is none. */
@Configuration(proxyBeanMethods = false)
class CheckpointKey {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    @Bean
    NoteSigner checkpointSigner(
            @Value("${guanhu.audit.origin}") String origin,
            @Value("${guanhu.audit.checkpoint-key}") Path file)
            throws IOException, GeneralSecurityException {
        return new NoteSigner(origin, Files.exists(file) ? read(file) : make(file));
    }

    @Bean
    NoteVerifier checkpointVerifier(NoteSigner signer) {
        return signer.verifier();
    }

    static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(block(pem, PUBLIC))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, PRIVATE))));
    }

    static KeyPair make(Path file) throws IOException, GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        // The permissions come before the content: at no moment can anybody else read the key.
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                block(PRIVATE, keys.getPrivate().getEncoded())
                        + block(PUBLIC, keys.getPublic().getEncoded()),
                StandardCharsets.US_ASCII,
                StandardOpenOption.SYNC);
        return keys;
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
            throw new IllegalArgumentException("The checkpoint key file has no " + type);
        }
        return Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    }
}
