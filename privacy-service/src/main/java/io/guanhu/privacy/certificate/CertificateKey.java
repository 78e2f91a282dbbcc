package io.guanhu.privacy.certificate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
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
import java.util.List;
import java.util.Map;

/**
 * The Ed25519 keys of certificates, in a JWK set file that only its owner may read. The first key
 * signs; the others only verify, so that old certificates outlive a change of key.
 */
final class CertificateKey {

    private final OctetKeyPair signing;
    private final JWKSet published;

    private CertificateKey(JWKSet keys) {
        this.signing = keys.getKeys().getFirst().toOctetKeyPair();
        this.published = keys.toPublicJWKSet();
    }

    /** Reads the file; makes it, with a new key, if there is none. */
    static CertificateKey in(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
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
            // A link, unlike a move, never takes the place of a key that another replica just made.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // The other replica's key serves.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static JWKSet newKey() {
        try {
            return new JWKSet(
                    new OctetKeyPairGenerator(Curve.Ed25519)
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

    /** The public halves, as a JWK set. */
    Map<String, Object> published() {
        return published.toJSONObject(true);
    }

    List<String> kids() {
        return published.getKeys().stream().map(each -> each.getKeyID()).toList();
    }
}
