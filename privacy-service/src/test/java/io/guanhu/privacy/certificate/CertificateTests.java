package io.guanhu.privacy.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.guanhu.privacy.model.CertificateClaims.Issued;
import io.guanhu.privacy.verification.CertificateVerification;
import io.guanhu.privacy.verification.CertificateVerification.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CertificateTests {

    /** The second of two leaves; the first one's hash is all zeros. */
    private static final String AUDIT_PROOF =
            """
            {"leafIndex":1,"treeSize":2,"leaf":"%s","hashes":["%s"],
             "checkpoint":"log\\n2\\n%s\\n\\n— log c2lnbmF0dXJl\\n"}
            """
                    .formatted(leaf(), base64(new byte[32]), base64(root()));

    @TempDir Path directory;

    private CertificateKey key;
    private Issued issued;

    @BeforeEach
    void issue() throws IOException {
        key = CertificateKey.in(directory.resolve("keys.json"));
        issued = authority().issue(SampleClaims.with(AUDIT_PROOF));
    }

    private CertificateAuthority authority() {
        return new CertificateAuthority(
                key, new CertificateJson(new JsonMapper()), new CertificatePage());
    }

    @Test
    void isSignedByThePublishedKey() throws Exception {
        var certificate = JWSObject.parse(issued.jws());
        assertThat(certificate.verify(new Ed25519Verifier(published()))).isTrue();
        assertThat(certificate.getPayload().toString())
                .contains("PARTIALLY_COMPLETED", "cn-cdd-records", "\"leafIndex\":1");
    }

    private OctetKeyPair published() throws Exception {
        return JWKSet.parse(key.published()).getKeyByKeyId(issued.kid()).toOctetKeyPair();
    }

    @Test
    void isValidOffline() {
        assertThat(verified(issued.jws())).isInstanceOf(Result.Valid.class);
    }

    @Test
    void isInvalidOnceTamperedWith() {
        var parts = issued.jws().split("\\.", -1);
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var changed =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                payload.replace("RESTRICT", "ERASE")
                                        .getBytes(StandardCharsets.UTF_8));
        assertThat(verified(parts[0] + "." + changed + "." + parts[2]))
                .isInstanceOf(Result.Invalid.class);
        assertThat(verified("nonsense")).isInstanceOf(Result.Invalid.class);
    }

    @Test
    void isInvalidWithTheProofOfAnotherEntry() {
        var proof = AUDIT_PROOF.replace("\"leafIndex\":1", "\"leafIndex\":0");
        assertThat(verified(authority().issue(SampleClaims.with(proof)).jws()))
                .isEqualTo(
                        new Result.Invalid("The audit entry is not in the log of the checkpoint"));
    }

    private Result verified(String jws) {
        return CertificateVerification.verify(
                jws, new JsonMapper().writeValueAsString(key.published()), null);
    }

    @Test
    void publishesNoPrivateKey() {
        assertThat(key.published().toString()).contains("Ed25519").doesNotContain(", d=", "{d=");
    }

    @Test
    void keepsItsKeyForItself() throws IOException {
        var file = directory.resolve("keys.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(CertificateKey.in(file).signing().getKeyID()).isEqualTo(issued.kid());
    }

    @Test
    void showsChineseOnThePage() throws IOException {
        try (var page = Loader.loadPDF(issued.pdf())) {
            assertThat(new PDFTextStripper().getText(page))
                    .contains("个人信息删除证明", "个人信息保护法第十九条", "二手来源", "2035-03-31");
        }
        // For people to look at, too.
        Files.write(Path.of("target", "certificate.pdf"), issued.pdf());
    }

    private static String leaf() {
        return base64(
                """
                {"action":"privacy.erasure-completed","resourceId":"0190b2c4-0000-7000-8000-000000000002"}
                """
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] root() {
        byte[] leaf = Base64.getDecoder().decode(leaf());
        byte[] hash = sha256(new byte[] {0}, leaf);
        return sha256(new byte[] {1}, new byte[32], hash);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
