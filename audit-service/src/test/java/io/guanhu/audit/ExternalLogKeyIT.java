package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** The log's key lives in Vault: entries never wait for it, but checkpoints do. */
@ServiceIT("audit")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalLogKeyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final OutsideKey KEY = new OutsideKey();

    @TempDir
    private static Path files;

    private static Path countersigned() {
        return files.resolve("points").resolve("countersigned");
    }

    private final AuditSteps audit;
    private final Superuser superuser;
    private final Management management;

    @Autowired
    ExternalLogKeyIT(WebTestClient client, Database database, @LocalManagementPort int management) {
        this.audit = new AuditSteps(client);
        this.superuser = new Superuser(database);
        this.management = new Management(client, management);
    }

    @DynamicPropertySource
    static void signsOutside(DynamicPropertyRegistry properties) throws IOException {
        KEY.register(properties, files);
    }

    @AfterAll
    static void stops() {
        KEY.close();
    }

    @BeforeEach
    void allIsWell() {
        KEY.allIsWell();
    }

    @Test
    @Order(1)
    void outsidersKnowTheLogByThatKeyAlone() {
        UUID entry = audit.publish(reveal(UUID.randomUUID(), "E1201")).getLast();

        Map<String, Object> proof = audit.awaitWitnessed(entry);

        assertThat(audit.text("/api/audit/log/key")).isEqualTo(KEY.log().verifierKey() + "\n");
        TlogProof read = TlogProof.parse(String.valueOf(proof.get("proof")));
        byte[] leaf = Base64.getDecoder().decode(String.valueOf(proof.get("leaf")));
        assertThat(read.check(leaf, KEY.policy())).isInstanceOf(TlogProof.Proven.class);
        SignedNote shown = SignedNote.parse(audit.text("/api/audit/log/checkpoint"));
        assertThat(QuorumCheck.check(shown, KEY.policy())).isInstanceOf(QuorumCheck.Met.class);
        assertThat(KEY.witness().seen())
                .hasValueSatisfying(
                        seen -> assertThat(seen.isSignedBy(KEY.log())).isTrue());
        assertThat(audit.verify()).containsEntry("ok", true);
        assertThat(management.health()).contains("\"log-key\":\"signs\"");
    }

    @Test
    @Order(2)
    void entriesGoInWhileItsHolderIsAwayAndProofsWait() {
        KEY.vault().isAway();

        UUID entry = audit.publish(reveal(UUID.randomUUID(), "E1202")).getLast();

        awaitTrouble("away");
        assertThat(audit.proof(entry)).containsEntry("witnessed", false);
        management.readiness().expectStatus().isOk();
        KEY.vault().isThere();
        audit.awaitWitnessed(entry);
        assertThat(management.metrics()).contains("guanhu_audit_log_key_trouble{application=\"audit-service\"} 0.0");
    }

    @Test
    @Order(3)
    void noOtherKeySignsInItsPlace() {
        KEY.vault().signsByAnotherKey();

        UUID entry = audit.publish(reveal(UUID.randomUUID(), "E1203")).getLast();

        awaitTrouble("other-key");
        int asked = KEY.witness().asked();
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(KEY.witness().asked()).isEqualTo(asked));
        assertThat(audit.proof(entry)).containsEntry("witnessed", false);
        KEY.vault().isThere();
        audit.awaitWitnessed(entry);
    }

    /** The log is behind what its key has signed, or differs from the first entry on. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 1})
    @Order(4)
    void signsNothingThatDoesNotContinueWhatItSigned(long size) throws IOException {
        KEY.vault().isAway();
        UUID entry = audit.publish(reveal(UUID.randomUUID(), "E1204")).getLast();
        awaitTrouble("away");
        Path kept = Files.move(countersigned(), files.resolve("kept-" + size));
        Files.createDirectory(countersigned());
        Checkpoint other = new Checkpoint(OutsideKey.ORIGIN, size, Hash.ofNothing());
        Files.writeString(
                countersigned().resolve("checkpoint"),
                new NoteSigner(OutsideKey.ORIGIN, KEY.vault().key()).sign(other).toString());
        // Whatever was in progress before that ended at the unavailable key.
        awaitTrouble("log-refuted");
        KEY.vault().isThere();

        int asked = KEY.vault().asked();
        assertThat(audit.proof(entry)).containsEntry("witnessed", false);
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(KEY.vault().asked()).isEqualTo(asked));
        FileSystemUtils.deleteRecursively(countersigned());
        Files.move(kept, countersigned());
        audit.awaitWitnessed(entry);
    }

    /** The external checkpoints are lost: the log's former state is unknown. */
    @Test
    @Order(5)
    void signsNothingOfALogThatIsRefuted() throws IOException {
        KEY.vault().isAway();
        UUID entry = audit.publish(reveal(UUID.randomUUID(), "E1206")).getLast();
        awaitTrouble("away");
        superuser.awaitQuiet();
        Path points = files.resolve("points");
        Path kept = Files.createDirectory(files.resolve("kept"));
        move(points, kept);
        // Whatever was in progress when they went ended at the unavailable key.
        awaitTrouble("log-refuted");
        KEY.vault().isThere();

        int asked = KEY.vault().asked();
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(KEY.vault().asked()).isEqualTo(asked));
        move(kept, points);
        audit.awaitWitnessed(entry);
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
            assertThat(management.health()).contains("\"log-key\":\"" + code + "\"");
            assertThat(management.metrics())
                    .contains("guanhu_audit_log_key_trouble{application=\"audit-service\"} 1.0");
        });
    }
}
