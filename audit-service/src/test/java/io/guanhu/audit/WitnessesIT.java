package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.PRIVACY;
import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.TestWitness;
import io.guanhu.testing.TestWitness.Conduct;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.KeyPem;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Three witnesses of which two must cosign, one may be away and one may lie. */
@ServiceIT("audit")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WitnessesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ORIGIN = "test.example/audit";

    private static final TestWitness FIRST = new TestWitness("w.example/1");
    private static final TestWitness SECOND = new TestWitness("w.example/2");
    private static final TestWitness THIRD = new TestWitness("w.example/3");
    private static final KeyPair LOG_KEY = keys();
    private static final NoteSigner LOG = new NoteSigner(ORIGIN, LOG_KEY);
    private static final TrustPolicy POLICY = TrustPolicy.parse("log "
            + LOG.verifier().verifierKey()
            + "\n"
            + FIRST.policyLine("first")
            + SECOND.policyLine("second")
            + THIRD.policyLine("third")
            + "group most 2 first second third\nquorum most\n");

    @TempDir
    private static Path files;

    private final WebTestClient client;
    private final AuditSteps audit;
    private final Database database;
    private final String management;

    @Autowired
    WitnessesIT(WebTestClient client, Database database, @LocalManagementPort int management) {
        this.client = client;
        this.audit = new AuditSteps(client);
        this.database = database;
        this.management = "http://localhost:" + management + "/actuator";
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @DynamicPropertySource
    static void keepsItsFilesHere(DynamicPropertyRegistry properties) throws IOException {
        Path key = files.resolve("key.pem");
        Files.writeString(key, KeyPem.format(LOG_KEY));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path policy = files.resolve("witnesses.policy");
        Files.writeString(policy, POLICY.text());
        properties.add("guanhu.audit.origin", () -> ORIGIN);
        properties.add("guanhu.audit.checkpoint-key", key::toString);
        properties.add("guanhu.audit.checkpoint-directory", files.resolve("points")::toString);
        properties.add("guanhu.audit.witness-policy", policy::toString);
    }

    @AfterAll
    static void stops() {
        Stream.of(FIRST, SECOND, THIRD).forEach(TestWitness::close);
    }

    @BeforeEach
    void allAreHonest() {
        Stream.of(FIRST, SECOND, THIRD).forEach(each -> each.does(Conduct.HONEST));
    }

    @Test
    @Order(1)
    void allCosignAndToolsCanCheckTheProof() {
        UUID entry = audit.told(reveal(UUID.randomUUID(), "E1101")).getLast();

        Map<String, Object> proof = awaitWitnessed(entry);

        TlogProof read = TlogProof.parse(String.valueOf(proof.get("proof")));
        byte[] leaf = Base64.getDecoder().decode(String.valueOf(proof.get("leaf")));
        assertThat(read.check(leaf, POLICY)).isInstanceOf(TlogProof.Proven.class);
        SignedNote shown = SignedNote.parse(audit.text("/api/audit/log/checkpoint"));
        assertThat(QuorumCheck.check(shown, POLICY)).isInstanceOf(QuorumCheck.Met.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Conduct.class,
            names = {"HONEST"},
            mode = EnumSource.Mode.EXCLUDE)
    @Order(2)
    void oneThatIsAwayOrLiesChangesNothing(Conduct conduct) {
        SECOND.does(conduct);
        int asked = SECOND.asked();

        UUID entry = audit.told(reveal(UUID.randomUUID(), "E1102")).getLast();

        TlogProof proof = TlogProof.parse(String.valueOf(awaitWitnessed(entry).get("proof")));
        assertThat(QuorumCheck.check(proof.checkpoint(), POLICY))
                .isInstanceOfSatisfying(
                        QuorumCheck.Met.class,
                        met -> assertThat(met.witnesses()).containsOnlyKeys("first", "third"));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(SECOND.asked()).isGreaterThan(asked);
            assertThat(metric("guanhu_audit_witness_trouble", "second"))
                    .isEqualTo(conduct == Conduct.DISPUTES ? "2.0" : "1.0");
        });
        readiness(200);
    }

    @Test
    @Order(3)
    void entriesGoInWhileTwoAreAwayAndProofsWait() {
        FIRST.does(Conduct.AWAY);
        SECOND.does(Conduct.AWAY);

        UUID entry = audit.told(reveal(UUID.randomUUID(), "E1103")).getLast();

        assertThat(proof(entry)).containsEntry("witnessed", false);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics())
                        .doesNotContain("guanhu_audit_witness_behind{application=\"audit-service\"} 0.0"));
        SECOND.does(Conduct.HONEST);
        awaitWitnessed(entry);
    }

    /** Whoever holds the log's key and its database cannot make up what witnesses say. */
    @Test
    @Order(4)
    void areDemandedByTheVerification() {
        awaitWitnessed(audit.told(reveal(UUID.randomUUID(), "E1107")).getLast());
        Superuser superuser = new Superuser(database);
        superuser.awaitQuiet();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(audit.verify())
                        .containsEntry("ok", true)
                        .hasEntrySatisfying(
                                "witnessedSize", size -> assertThat((int) size).isPositive()));
        Stream.of(FIRST, SECOND, THIRD).forEach(each -> each.does(Conduct.AWAY));
        superuser.awaitQuiet();
        superuser.run("create table kept as select * from cosigned_checkpoint");

        superuser.run("""
                update cosigned_checkpoint w set note = c.note from checkpoint c
                where c.size = w.size and w.size = (select max(size) from cosigned_checkpoint)
                """);
        assertThat(audit.verify()).containsEntry("flaw", "cosignatures-forged");

        superuser.run("insert into cosigned_checkpoint values (1000000000000, 'x', now())");
        assertThat(audit.verify()).containsEntry("flaw", "cosignatures-forged");

        superuser.run(
                "delete from cosigned_checkpoint", "update checkpoint set signed_at = signed_at - interval '2 days'");
        assertThat(audit.verify()).containsEntry("flaw", "witnesses-missing").containsEntry("firstBadIndex", 0);

        superuser.run(
                "insert into cosigned_checkpoint select * from kept",
                "update checkpoint set signed_at = signed_at + interval '2 days'",
                "drop table kept");
        assertThat(audit.verify()).containsEntry("ok", true);
    }

    /** The database and all files were exchanged together: only witnesses know. */
    @Test
    @Order(5)
    void aWitnessThatSawMoreThanTheLogHoldsStopsIt() throws IOException {
        awaitWitnessed(audit.told(reveal(UUID.randomUUID(), "E1104")).getLast());
        Checkpoint beyond = new Checkpoint(ORIGIN, 1_000_000, Hash.ofNothing());
        FIRST.hasSeen(LOG.sign(beyond));

        // It may never get in: looking at the last proof made an entry, whose checkpoint is enough.
        audit.tell(reveal(UUID.randomUUID(), "E1105"));

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> readiness(503));
        Path evidence = files.resolve("points").resolve("contradictions");
        try (Stream<Path> found = Files.list(evidence)) {
            List<Path> kept = found.toList();
            assertThat(kept).hasSize(1);
            assertThat(Files.readString(kept.getFirst())).contains("1000000");
        }
        assertThat(metrics()).contains("guanhu_audit_log_refuted{application=\"audit-service\"} 1");
        AuditEntryRecorded waiting = reveal(UUID.randomUUID(), "E1106");
        audit.tell(waiting);
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> audit.get("/internal/audit/entries/{id}/proof", PRIVACY, waiting.entryId())
                        .expectStatus()
                        .isNotFound());
    }

    private Map<String, Object> awaitWitnessed(UUID entry) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> proof(entry), proof -> Boolean.TRUE.equals(proof.get("witnessed")));
    }

    private Map<String, Object> proof(UUID entry) {
        return audit.read("/api/audit/entries/{id}/proof", entry);
    }

    private void readiness(int status) {
        client.get()
                .uri(management + "/health/readiness")
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private String metric(String name, String witness) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(witness))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("missing");
    }

    private String metrics() {
        String text = client.get()
                .uri(management + "/prometheus")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return text == null ? "" : text;
    }
}
