package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.TestWitness;
import io.guanhu.testing.TestWitness.Conduct;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.FileSystemUtils;

/** The log's key lives in Vault: entries never wait for it, whatever is to be believed does. */
@ServiceIT("audit")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LogKeyOutsideIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ORIGIN = "vault.example/audit";

    private static final SigningVault VAULT = new SigningVault();
    private static final TestWitness WITNESS = new TestWitness("w.example/1");
    private static final NoteVerifier LOG = new NoteVerifier(ORIGIN, VAULT.key().getPublic());
    private static final TrustPolicy POLICY =
            TrustPolicy.parse("log " + LOG.verifierKey() + "\n" + WITNESS.policyLine("one") + "quorum one\n");

    @TempDir
    private static Path files;

    private static Path countersigned() {
        return files.resolve("points").resolve("countersigned");
    }

    private final WebTestClient client;
    private final AuditSteps audit;
    private final Superuser superuser;
    private final String management;

    @Autowired
    LogKeyOutsideIT(WebTestClient client, Database database, @LocalManagementPort int management) {
        this.client = client;
        this.audit = new AuditSteps(client);
        this.superuser = new Superuser(database);
        this.management = "http://localhost:" + management + "/actuator";
    }

    @DynamicPropertySource
    static void signsOutside(DynamicPropertyRegistry properties) throws IOException {
        Path policy = Files.writeString(files.resolve("witnesses.policy"), POLICY.text());
        Path token = Files.writeString(files.resolve("token"), "s.test\n");
        String vault = "guanhu.keyring.encryption.vault-transit.";
        properties.add(vault + "address", VAULT::address);
        properties.add(vault + "token-file", token::toString);
        properties.add(vault + "signing-key", () -> "checkpoints");
        properties.add("guanhu.audit.log-key", LogKeyOutsideIT::publicKey);
        properties.add("guanhu.audit.origin", () -> ORIGIN);
        properties.add("guanhu.audit.checkpoint-key", files.resolve("key.pem")::toString);
        properties.add("guanhu.audit.checkpoint-directory", files.resolve("points")::toString);
        properties.add("guanhu.audit.witness-policy", policy::toString);
    }

    /** The last 32 bytes of what Java writes are the key itself. */
    private static String publicKey() {
        byte[] encoded = VAULT.key().getPublic().getEncoded();
        byte[] key = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return Base64.getEncoder().encodeToString(key);
    }

    @AfterAll
    static void stops() {
        VAULT.close();
        WITNESS.close();
    }

    @BeforeEach
    void allIsWell() {
        VAULT.isThere();
        WITNESS.does(Conduct.HONEST);
    }

    @Test
    @Order(1)
    void outsidersKnowTheLogByThatKeyAlone() {
        UUID entry = audit.told(reveal(UUID.randomUUID(), "E1201")).getLast();

        Map<String, Object> proof = awaitWitnessed(entry);

        assertThat(audit.text("/api/audit/log/key")).isEqualTo(LOG.verifierKey() + "\n");
        TlogProof read = TlogProof.parse(String.valueOf(proof.get("proof")));
        byte[] leaf = Base64.getDecoder().decode(String.valueOf(proof.get("leaf")));
        assertThat(read.check(leaf, POLICY)).isInstanceOf(TlogProof.Proven.class);
        SignedNote shown = SignedNote.parse(audit.text("/api/audit/log/checkpoint"));
        assertThat(QuorumCheck.check(shown, POLICY)).isInstanceOf(QuorumCheck.Met.class);
        assertThat(WITNESS.seen())
                .hasValueSatisfying(seen -> assertThat(seen.isSignedBy(LOG)).isTrue());
        assertThat(audit.verify()).containsEntry("ok", true);
        assertThat(health()).contains("\"log-key\":\"signs\"");
    }

    @Test
    @Order(2)
    void entriesGoInWhileItsHolderIsAwayAndProofsWait() {
        VAULT.isAway();

        UUID entry = audit.told(reveal(UUID.randomUUID(), "E1202")).getLast();

        awaitTrouble("away");
        assertThat(proof(entry)).containsEntry("witnessed", false);
        client.get()
                .uri(management + "/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
        VAULT.isThere();
        awaitWitnessed(entry);
        assertThat(metrics()).contains("guanhu_audit_log_key_trouble{application=\"audit-service\"} 0.0");
    }

    @Test
    @Order(3)
    void noOtherKeySignsInItsPlace() {
        VAULT.signsByAnotherKey();

        UUID entry = audit.told(reveal(UUID.randomUUID(), "E1203")).getLast();

        awaitTrouble("other-key");
        int asked = WITNESS.asked();
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(WITNESS.asked()).isEqualTo(asked));
        assertThat(proof(entry)).containsEntry("witnessed", false);
        VAULT.isThere();
        awaitWitnessed(entry);
    }

    /** The log is behind what its key has signed, or is another one from the first entry on. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 1})
    @Order(4)
    void signsNothingThatDoesNotContinueWhatItSigned(long size) throws IOException {
        VAULT.isAway();
        UUID entry = audit.told(reveal(UUID.randomUUID(), "E1204")).getLast();
        awaitTrouble("away");
        Path kept = Files.move(countersigned(), files.resolve("kept-" + size));
        Files.createDirectory(countersigned());
        Checkpoint other = new Checkpoint(ORIGIN, size, Hash.ofNothing());
        Files.writeString(
                countersigned().resolve("checkpoint"),
                new NoteSigner(ORIGIN, VAULT.key()).sign(other).toString());
        VAULT.isThere();

        awaitTrouble("log-refuted");

        int asked = VAULT.asked();
        assertThat(proof(entry)).containsEntry("witnessed", false);
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(VAULT.asked()).isEqualTo(asked));
        FileSystemUtils.deleteRecursively(countersigned());
        Files.move(kept, countersigned());
        awaitWitnessed(entry);
    }

    /** The service's own checkpoints outside are gone: what the log was, nobody can tell. */
    @Test
    @Order(5)
    void signsNothingOfALogThatIsRefuted() throws IOException {
        VAULT.isAway();
        UUID entry = audit.told(reveal(UUID.randomUUID(), "E1206")).getLast();
        awaitTrouble("away");
        superuser.awaitQuiet();
        Path points = files.resolve("points");
        Path kept = Files.createDirectory(files.resolve("kept"));
        move(points, kept);
        // Whatever was under way when they went ended at the key that is away.
        awaitTrouble("log-refuted");
        VAULT.isThere();

        int asked = VAULT.asked();
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(VAULT.asked()).isEqualTo(asked));
        move(kept, points);
        awaitWitnessed(entry);
    }

    /** The newest checkpoint and the history. */
    private static void move(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.move(file, to.resolve(file.getFileName()));
            }
        }
    }

    private void awaitTrouble(String code) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(health()).contains("\"log-key\":\"" + code + "\"");
            assertThat(metrics()).contains("guanhu_audit_log_key_trouble{application=\"audit-service\"} 1.0");
        });
    }

    private Map<String, Object> awaitWitnessed(UUID entry) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> proof(entry), proof -> Boolean.TRUE.equals(proof.get("witnessed")));
    }

    private Map<String, Object> proof(UUID entry) {
        return audit.read("/api/audit/entries/{id}/proof", entry);
    }

    private String health() {
        return shown("/health");
    }

    private String metrics() {
        return shown("/prometheus");
    }

    private String shown(String path) {
        String text = client.get()
                .uri(management + path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return text == null ? "" : text;
    }
}
