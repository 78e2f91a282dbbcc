package io.guanhu.privacy.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.guanhu.platform.keyring.encryption.FileKeyEncryption;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.pkcs11.Pin;
import io.guanhu.platform.keyring.encryption.pkcs11.Pkcs11KeyEncryption;
import io.guanhu.platform.keyring.encryption.pkcs11.TokenPlace;
import io.guanhu.platform.keyring.encryption.vault.VaultHttp;
import io.guanhu.platform.keyring.encryption.vault.VaultPlace;
import io.guanhu.platform.keyring.encryption.vault.VaultTransitKeyEncryption;
import io.guanhu.privacy.WitnessedLog;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.proof.AuditProof;
import io.guanhu.privacy.model.proof.CertificateClaims.Issued;
import io.guanhu.privacy.model.proof.CertificateClaims.KeyEpoch;
import io.guanhu.privacy.verification.CertificateVerification;
import io.guanhu.privacy.verification.CertificateVerification.Result;
import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CertificateTests {

    private static final String REQUEST = "0190b2c4-0000-7000-8000-000000000002";
    private static final WitnessedLog LOG = new WitnessedLog();
    private static final TrustPolicy POLICY = TrustPolicy.parse(LOG.policy());

    @TempDir
    Path directory;

    private CertificateKey key;
    private Issued issued;

    @BeforeEach
    void issue() throws IOException {
        key = CertificateKey.in(directory.resolve("keys.json"), List.of());
        issued = authority().issue(SampleClaims.with(audit(REQUEST)));
    }

    private CertificateAuthority authority() {
        return new CertificateAuthority(key, new CertificateJson(new JsonMapper()), new CertificatePage());
    }

    @Test
    void isSignedByThePublishedKey() throws Exception {
        var certificate = JWSObject.parse(issued.jws());
        assertThat(certificate.verify(new Ed25519Verifier(published()))).isTrue();
        assertThat(certificate.getPayload().toString())
                .contains("PARTIALLY_COMPLETED", "cn-cdd-records", "\"leafIndex\":1");
    }

    private OctetKeyPair published() throws Exception {
        return JWKSet.parse(new JsonMapper().writeValueAsString(key.published()))
                .getKeyByKeyId(issued.kid())
                .toOctetKeyPair();
    }

    @Test
    void isValidOffline() {
        assertThat(verified(issued.jws())).isInstanceOf(Result.Valid.class);
    }

    @Test
    void isInvalidOnceTamperedWith() {
        var parts = issued.jws().split("\\.", -1);
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replace("RESTRICT", "ERASE").getBytes(StandardCharsets.UTF_8));
        assertThat(verified(parts[0] + "." + changed + "." + parts[2])).isInstanceOf(Result.Invalid.class);
        assertThat(verified("nonsense")).isInstanceOf(Result.Invalid.class);
    }

    @Test
    void isNotProvenByTheEntryOfAnotherRequest() {
        String another = "0190b2c4-0000-7000-8000-000000000007";
        assertThat(verified(authority().issue(SampleClaims.with(audit(another))).jws()))
                .isEqualTo(new Result.Invalid("The audit entry is about something else"));
    }

    @Test
    void isNotProvenWithoutTheQuorum() {
        AuditProof whole = audit(REQUEST);
        TlogProof thin = LOG.proof(REQUEST, 1);
        AuditProof audit = new AuditProof(whole.entryId(), whole.leaf(), thin, whole.quorum());
        assertThat(verified(authority().issue(SampleClaims.with(audit)).jws()))
                .isEqualTo(new Result.Invalid("The audit log's proof does not hold: too few witnesses have cosigned"
                        + " the checkpoint; not cosigned by: second"));
    }

    @Test
    void saysInWhichEpochTheKeysDied() throws Exception {
        assertThat(JWSObject.parse(issued.jws()).getPayload().toString())
                .contains("\"number\":7", "\"endedAt\":\"2026-06-01T07:59:58Z\"")
                .contains("\"absent\":[\"STANDBYS_FLUSHED\"]", "\"rootHolder\":\"file\"");
        try (var page = Loader.loadPDF(issued.pdf())) {
            // A narrow column breaks its lines.
            assertThat(new PDFTextStripper().getText(page).replaceAll("\\s+", ""))
                    .contains("密钥的销毁", "Whenthekeysdied", "2026-06-01T07:59:58Z");
        }
    }

    /** A code alone would tell people nothing. */
    @Test
    void namesEveryCopyThatAHolderOfTheRootStates() throws IOException {
        Instant ended = Instant.parse("2026-06-01T07:59:58Z");
        for (KeyEncryptionService.Description holder : holders()) {
            KeyEpoch epoch = new KeyEpoch(
                    7,
                    List.of(Category.CONTACT),
                    ended,
                    List.of(),
                    List.of(),
                    holder.adapter(),
                    holder.destructionDelay().toSeconds(),
                    holder.copies());
            Issued withEpoch = authority().issue(SampleClaims.with(audit(REQUEST), List.of(epoch)));
            try (var page = Loader.loadPDF(withEpoch.pdf())) {
                assertThat(new PDFTextStripper().getText(page).replaceAll("\\s+", ""))
                        .contains(holder.adapter())
                        .doesNotContain(holder.copies());
            }
        }
    }

    private List<KeyEncryptionService.Description> holders() {
        Duration limit = Duration.ofSeconds(1);
        try (var token = new Pkcs11KeyEncryption(
                new TokenPlace(Path.of("/none.so"), 0, false), Pin.of("0000"), Clock.systemUTC(), limit)) {
            return List.of(
                    FileKeyEncryption.open(directory.resolve("root")).description(),
                    token.description(),
                    new VaultTransitKeyEncryption(vault(limit), VaultHttp.client(limit, null)).description());
        }
    }

    private VaultPlace vault(Duration limit) {
        return new VaultPlace(
                URI.create("https://vault.bank"), "transit", "customers", null, directory.resolve("token"), limit);
    }

    @Test
    void isNotProvenByKeysThatMayLive() {
        Instant issuedAt = Instant.parse("2026-06-01T08:00:00Z");
        for (List<KeyEpoch> epochs : List.of(
                List.<KeyEpoch>of(),
                List.of(SampleClaims.epoch(Category.ACCOUNT, issuedAt)),
                List.of(SampleClaims.epoch(Category.CONTACT, issuedAt.plusSeconds(60))))) {
            assertThat(verified(authority()
                            .issue(SampleClaims.with(audit(REQUEST), epochs))
                            .jws()))
                    .isEqualTo(new Result.Invalid(
                            "customer-service names no epoch that ended before, in which its" + " keys died"));
        }
    }

    @Test
    void isNotProvenUnderAnotherPolicy() {
        TrustPolicy other = TrustPolicy.parse(new WitnessedLog().policy());
        assertThat(CertificateVerification.verify(issued.jws(), keys(), other))
                .isEqualTo(new Result.Invalid("The audit log's proof does not hold: the checkpoint is not signed by"
                        + " a key of the log bank.example/audit"));
    }

    private Result verified(String jws) {
        return CertificateVerification.verify(jws, keys(), POLICY);
    }

    private String keys() {
        return new JsonMapper().writeValueAsString(key.published());
    }

    private static AuditProof audit(String request) {
        TlogProof proof = LOG.proof(request, 2);
        var met = (QuorumCheck.Met) QuorumCheck.check(proof.checkpoint(), POLICY);
        return new AuditProof(new UUID(0, 9), WitnessedLog.leaf(request), proof, met);
    }

    @Test
    void publishesNoPrivateKey() {
        assertThat(key.published().toString()).contains("Ed25519").doesNotContain(" d=", "[d=");
    }

    @Test
    void keepsItsKeyForItself() throws IOException {
        var file = directory.resolve("keys.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(CertificateKey.in(file, key.kids()).signing().getKeyID()).isEqualTo(issued.kid());
    }

    @Test
    void neverReplacesALostKey() throws IOException {
        var file = directory.resolve("keys.json");
        List<String> used = key.kids();
        Files.delete(file);
        assertThatIllegalStateException()
                .isThrownBy(() -> CertificateKey.in(file, used))
                .withMessageContaining(used.getFirst());
        assertThat(file).doesNotExist();
        CertificateKey.in(file, List.of());
        assertThatIllegalStateException().isThrownBy(() -> CertificateKey.in(file, used));
    }

    @Test
    void showsChineseOnThePage() throws IOException {
        try (var page = Loader.loadPDF(issued.pdf())) {
            assertThat(new PDFTextStripper().getText(page))
                    .contains("个人信息删除证明", "个人信息保护法第十九条", "二手来源", "2035-03-31", "独立见证", "审计见证", "Independent witnesses");
        }
        // People can look at it, too.
        Files.write(Path.of("target", "certificate.pdf"), issued.pdf());
    }
}
