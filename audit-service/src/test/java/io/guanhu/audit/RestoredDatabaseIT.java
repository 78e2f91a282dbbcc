package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.AUDITOR;
import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.testing.RestartableService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that was put back to before an erasure, under a service that is started again. Its log
 * was put back too: an erasure is an entry, so it waits until somebody accepts that log.
 */
class RestoredDatabaseIT {

    private static final SealedDetail PHONE = new SealedDetail(DataCategory.CONTACT, "phone.before", "c2VhbGVk");

    @TempDir
    private Path files;

    @Test
    void givesNothingAwayUntilTheErasureIsCarriedOutAgain() throws SQLException {
        Map<String, String> settings = Map.of(
                "guanhu.audit.origin", "test.example/audit",
                "guanhu.audit.checkpoint-key", files.resolve("key.pem").toString(),
                "guanhu.audit.checkpoint-directory", files.toString());
        try (var service = new RestartableService("audit", AuditApplication.class, settings)) {
            service.start();
            service.awaitReady();
            UUID customer = UUID.randomUUID();
            audit(service).publish(reveal(customer, "E1101", PHONE));
            service.stop();
            service.backUp();
            service.start();
            service.ledger().add(EventCodec.write(order(customer)));
            service.ledger().publishEntries();
            service.ledger().signNow();
            service.awaitPosition(1);
            service.stop();

            service.restore();
            service.ledger().hideEntries();
            adoptLog(service);
            service.start();

            service.awaitReason("entries-missing");
            service.readiness().isEqualTo(503);
            audit(service).get("/api/audit/entries", AUDITOR).expectStatus().isEqualTo(503);
            // Anyone who watches the log still sees it.
            audit(service)
                    .get("/api/audit/log/checkpoint", AUDITOR)
                    .expectStatus()
                    .isOk();
            assertThat(service.count("entry_detail")).isOne();

            service.ledger().publishEntries();

            service.awaitOpen();
            audit(service).get("/api/audit/entries", AUDITOR).expectStatus().isOk();
            assertThat(service.count("entry_detail")).isZero();
        }
    }

    /**
     * The restored log is shorter than its checkpoints outside say. An operator accepts that: the
     * old files are kept as evidence, elsewhere.
     */
    private void adoptLog(RestartableService service) throws SQLException {
        try (Connection connection = service.database().connectAsApp();
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("select note from checkpoint order by size desc limit 1")) {
            newest.next();
            String[] lines = newest.getString(1).split("\n", -1);
            service.set("guanhu.audit.adopt-log", lines[1] + ":" + lines[2]);
            service.set(
                    "guanhu.audit.checkpoint-directory",
                    files.resolve("adopted").toString());
        }
    }

    private static AuditSteps audit(RestartableService service) {
        return new AuditSteps(service.http());
    }

    private static ErasureOrdered order(UUID customer) {
        return ErasureOrdered.order(UUID.randomUUID(), UUID.randomUUID(), customer, Instant.EPOCH)
                .erase(Set.of(DataCategory.CONTACT))
                .holders(Set.of("audit-service"))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build();
    }
}
