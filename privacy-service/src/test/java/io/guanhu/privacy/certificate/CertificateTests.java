package io.guanhu.privacy.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.guanhu.privacy.model.CertificateClaims.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CertificateTests {

    @TempDir Path directory;

    private CertificateKey key;
    private Issued issued;

    @BeforeEach
    void issue() throws IOException {
        key = CertificateKey.in(directory.resolve("keys.json"));
        var authority =
                new CertificateAuthority(
                        key, new CertificateJson(new JsonMapper()), new CertificatePage());
        issued = authority.issue(SampleClaims.with("{\"leafIndex\":7}"));
    }

    @Test
    void isSignedByThePublishedKey() throws Exception {
        var certificate = JWSObject.parse(issued.jws());
        assertThat(certificate.verify(new Ed25519Verifier(published()))).isTrue();
        assertThat(certificate.getPayload().toString())
                .contains("PARTIALLY_COMPLETED", "cn-cdd-records", "\"leafIndex\":7");
    }

    private OctetKeyPair published() throws Exception {
        return JWKSet.parse(key.published()).getKeyByKeyId(issued.kid()).toOctetKeyPair();
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
}
