package io.guanhu.privacy.certificate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;

/**
 * The Ed25519 keys of certificates, in a JWK set file that only its owner may read. The first key
 * signs; the others only verify, so that old certificates stay verifiable after a change of key.
 */
final class CertificateKey {

    private final OctetKeyPair signing;
    private final JWKSet published;

    private CertificateKey(JWKSet keys) {
        this.signing = keys.getKeys().getFirst().toOctetKeyPair();
        this.published = keys.toPublicJWKSet();
    }

    /**
     * Reads the file. Before the first certificate, creates it with a new key. A lost key is never
     * replaced, because nobody could verify what it signed.
     *
     * @param used the ids of all keys that have signed certificates
     * @throws IllegalStateException if one of them is missing
     */
    static CertificateKey in(Path file, Collection<String> used) throws IOException {
        if (!Files.exists(file)) {
            if (!used.isEmpty()) {
                throw missing(file, used);
            }
            create(file);
        }
        CertificateKey key = read(file);
        List<String> lost =
                used.stream().filter(kid -> !key.kids().contains(kid)).toList();
        if (!lost.isEmpty()) {
            throw missing(file, lost);
        }
        return key;
    }

    private static IllegalStateException missing(Path file, Collection<String> kids) {
        return new IllegalStateException(
                "The certificate keys %s are not in %s, though certificates were signed by them. Bring"
                                .formatted(String.join(", ", kids), file)
                        + " the file back from its backup. If a private key is lost for good, put its"
                        + " public half, which verifiers have from certificate-keys, after a new key");
    }

    private static CertificateKey read(Path file) throws IOException {
        var permissions = Files.getPosixFilePermissions(file);
        if (!PosixFilePermissions.toString(permissions).endsWith("------")) {
            throw new IllegalStateException(file + " may be read by others; chmod 600 it");
        }
        try {
            return new CertificateKey(JWKSet.parse(Files.readString(file)));
        } catch (ParseException e) {
            throw new IllegalStateException(file + " is not a JWK set", e);
        }
    }

    private static void create(Path file) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(owner));
        Files.write(draft, newKey().toString(false).getBytes(StandardCharsets.UTF_8));
        try {
            // Unlike a move, a link never overwrites a key that another replica just created.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // Use the other replica's key.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static JWKSet newKey() {
        try {
            return new JWKSet(new OctetKeyPairGenerator(Curve.Ed25519)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    OctetKeyPair signing() {
        return signing;
    }

    /** The public keys. */
    PublishedKeys published() {
        return new PublishedKeys(published.getKeys().stream()
                .map(JWK::toOctetKeyPair)
                .map(PublishedKeys.PublishedKey::of)
                .toList());
    }

    List<String> kids() {
        return published.getKeys().stream().map(each -> each.getKeyID()).toList();
    }
}
