package io.guanhu.platform.signing.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * One key in a file of its own.
 *
 * @param privateKey PKCS #8
 */
record SigningKeyFile(MessageKey published, PrivateKey privateKey) {

    private static final String OWNER_ONLY = "rw-------";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<PosixFilePermission> NEVER = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    /** The file's content. */
    private record Content(MessageKey published, String privateKey) {}

    static SigningKeyFile generate(Instant from, Instant until) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(MessageKey.ALGORITHM).generateKeyPair();
            return new SigningKeyFile(MessageKey.of(pair.getPublic(), from, until), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No message key can be made", e);
        }
    }

    /** Writes the file, readable only by its owner; returns false if it already exists. */
    boolean writeNew(Path file) throws IOException {
        String secret = Base64.getEncoder().encodeToString(privateKey.getEncoded());
        return DurableFiles.create(file, JSON.writeValueAsString(new Content(published, secret)), OWNER_ONLY);
    }

    /**
     * Reads a key.
     *
     * @throws IllegalStateException if it is invalid, or others may read it
     */
    static SigningKeyFile read(Path file) throws IOException {
        requirePrivacy(file);
        try {
            Content content = JSON.readValue(Files.readString(file), Content.class);
            byte[] secret = Base64.getDecoder().decode(content.privateKey());
            return new SigningKeyFile(
                    content.published(),
                    KeyFactory.getInstance(MessageKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (GeneralSecurityException | RuntimeException _) {
            // Without the cause, whose message may quote the key.
            throw new IllegalStateException("The file " + file + " is not a message key");
        }
    }

    /** A mounted secret belongs to root, and the process reads it through its group. */
    private static void requirePrivacy(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        boolean own =
                Files.getOwner(file).getName().equals(System.getProperty("user.name")) && !Files.isSymbolicLink(file);
        if (permissions.stream().anyMatch(NEVER::contains)
                || (own && permissions.contains(PosixFilePermission.GROUP_READ))) {
            throw new IllegalStateException("The message key "
                    + file
                    + " can be read by others ("
                    + PosixFilePermissions.toString(permissions)
                    + "): run chmod 600 on it.");
        }
    }

    byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance(MessageKey.ALGORITHM);
            signer.initSign(privateKey);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Message key " + published.id() + " cannot sign", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SigningKeyFile[" + published.id() + "]";
    }
}
