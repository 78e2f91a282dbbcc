package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.PRIVACY;
import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.TestWitness.Conduct;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TlogProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Witnesses WITNESSES = new Witnesses();

    @TempDir
    private static Path files;

    private final AuditSteps audit;
    private final Database database;
    private final Management management;

    @Autowired
    WitnessesIT(WebTestClient client, Database database, @LocalManagementPort int management) {
        this.audit = new AuditSteps(client);
        this.database = database;
        this.management = new Management(client, management);
    }

    @DynamicPropertySource
    static void keepsItsFilesHere(DynamicPropertyRegistry properties) throws IOException {
        WITNESSES.register(properties, files);
    }

    @AfterAll
    static void stops() {
        WITNESSES.close();
    }

    @BeforeEach
    void allAreHonest() {
        WITNESSES.allDo(Conduct.HONEST);
    }

    @Test
    @Order(1)
    void allCosignAndToolsCanCheckTheProof() {
        UUID entry = audit.publish(reveal(UUID.randomUUID(), "E1101")).getLast();

        Map<String, Object> proof = audit.awaitWitnessed(entry);

        TlogProof read = TlogProof.parse(String.valueOf(proof.get("proof")));
        byte[] leaf = Base64.getDecoder().decode(String.valueOf(proof.get("leaf")));
        assertThat(read.check(leaf, WITNESSES.policy())).isInstanceOf(TlogProof.Proven.class);
        SignedNote shown = SignedNote.parse(audit.text("/api/audit/log/checkpoint"));
        assertThat(QuorumCheck.check(shown, WITNESSES.policy())).isInstanceOf(QuorumCheck.Met.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Conduct.class,
            names = {"HONEST"},
            mode = EnumSource.Mode.EXCLUDE)
    @Order(2)
    void oneThatIsAwayOrLiesChangesNothing(Conduct conduct) {
        WITNESSES.second().does(conduct);
        int asked = WITNESSES.second().asked();

        UUID entry = audit.publish(reveal(UUID.randomUUID(), "E1102")).getLast();

        TlogProof proof =
                TlogProof.parse(String.valueOf(audit.awaitWitnessed(entry).get("proof")));
        assertThat(QuorumCheck.check(proof.checkpoint(), WITNESSES.policy()))
                .isInstanceOfSatisfying(
                        QuorumCheck.Met.class,
                        met -> assertThat(met.witnesses()).containsOnlyKeys("first", "third"));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(WITNESSES.second().asked()).isGreaterThan(asked);
            assertThat(management.metric("guanhu_audit_witness_trouble", "second"))
                    .isEqualTo(conduct == Conduct.DISPUTES ? "2.0" : "1.0");
        });
        management.readiness().expectStatus().isOk();
    }

    @Test
    @Order(3)
    void entriesGoInWhileTwoAreAwayAndProofsWait() {
        WITNESSES.first().does(Conduct.AWAY);
        WITNESSES.second().does(Conduct.AWAY);

        UUID entry = audit.publish(reveal(UUID.randomUUID(), "E1103")).getLast();

        assertThat(audit.proof(entry)).containsEntry("witnessed", false);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management.metrics())
                        .doesNotContain("guanhu_audit_witness_behind{application=\"audit-service\"} 0.0"));
        WITNESSES.second().does(Conduct.HONEST);
        audit.awaitWitnessed(entry);
    }

    /** The log's key and its database are not enough to forge what witnesses say. */
    @Test
    @Order(4)
    void areDemandedByTheVerification() {
        audit.awaitWitnessed(audit.publish(reveal(UUID.randomUUID(), "E1107")).getLast());
        Superuser superuser = new Superuser(database);
        superuser.awaitQuiet();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(audit.verify())
                        .containsEntry("ok", true)
                        .hasEntrySatisfying(
                                "witnessedSize", size -> assertThat((int) size).isPositive()));
        WITNESSES.allDo(Conduct.AWAY);
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
        audit.awaitWitnessed(audit.publish(reveal(UUID.randomUUID(), "E1104")).getLast());
        WITNESSES.firstHasSeen(1_000_000);

        // It may never get in: the last proof made an entry, whose checkpoint is enough.
        audit.publishWithoutWaiting(reveal(UUID.randomUUID(), "E1105"));

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> management.readiness().expectStatus().isEqualTo(503));
        Path evidence = files.resolve("points").resolve("contradictions");
        try (Stream<Path> found = Files.list(evidence)) {
            List<Path> kept = found.toList();
            assertThat(kept).hasSize(1);
            assertThat(Files.readString(kept.getFirst())).contains("1000000");
        }
        assertThat(management.metrics()).contains("guanhu_audit_log_refuted{application=\"audit-service\"} 1");
        AuditEntryRecorded waiting = reveal(UUID.randomUUID(), "E1106");
        audit.publishWithoutWaiting(waiting);
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> audit.get("/internal/audit/entries/{id}/proof", PRIVACY, waiting.entryId())
                        .expectStatus()
                        .isNotFound());
    }
}
