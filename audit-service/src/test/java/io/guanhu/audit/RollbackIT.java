package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.SuiteEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the service does when its database is not the one that it knew. */
@ServiceIT(value = "audit", shared = true)
class RollbackIT extends AuditFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> TABLES = List.of("leaf", "entry_index", "tile", "checkpoint");

    private final Worker standing;
    private final Management management;

    @Autowired
    RollbackIT(
            WebTestClient client,
            Database database,
            @Qualifier("standingRounds") Worker standing,
            @LocalManagementPort int management) {
        super(client, database);
        this.standing = standing;
        this.management = new Management(client, management);
    }

    @Test
    void takesNothingWhileItsLogIsRolledBackAndGoesOnWhenItIsBack() throws Exception {
        UUID customer = UUID.randomUUID();
        audit.publish(reveal(customer, "E1101"), reveal(customer, "E1101"));
        backUp("earlier");
        audit.publish(reveal(customer, "E1102"), reveal(customer, "E1102"));
        backUp("latest");
        String witness = Files.readString(checkpointFile());
        awaitReadiness(200, "agrees");

        restore("earlier");
        AuditEntryRecorded waiting = reveal(customer, "E1103");
        SuiteEvents.publish(waiting);

        awaitReadiness(503, "rolled-back");
        assertThat(audit.verify()).containsEntry("ok", false).containsEntry("flaw", "rolled-back");
        assertThat(management.metrics()).contains("guanhu_audit_log_refuted{application=\"audit-service\"} 1");
        assertThat(superuser.count("log_head where size = (select size from earlier_log_head)"))
                .isOne();
        assertThat(superuser.count("parked_message")).isZero();
        assertThat(checkpointFile()).hasContent(witness);

        restore("latest");

        audit.isInTheLog(waiting.entryId());
        awaitReadiness(200, "agrees");
        assertThat(audit.verify()).containsEntry("ok", true);
        assertThat(management.metrics()).contains("guanhu_audit_log_refuted{application=\"audit-service\"} 0");
    }

    @Test
    void seesThatHashesWereEdited() throws SQLException {
        audit.publish(reveal(UUID.randomUUID(), "E1101"));
        backUp("right");
        try {
            execute("alter table tile disable trigger all");
            execute("update tile set hashes = overlay(hashes placing '\\x00' from 3) where level = 0");
            standing.wake();
            awaitReadiness(503, "external-checkpoint-differs");
        } finally {
            restore("right");
        }
        awaitReadiness(200, "agrees");
    }

    @Test
    void seesThatTheCheckpointOutsideIsNoneOfOurs() throws Exception {
        audit.publish(reveal(UUID.randomUUID(), "E1101"));
        Path file = checkpointFile();
        for (String origin : List.of("", "test.example/other\n")) {
            awaitQuiet();
            String right = Files.readString(file);
            Files.writeString(file, origin.isEmpty() ? "" : right.replace("test.example/audit\n", origin));
            standing.wake();
            awaitReadiness(503, "checkpoint-forged");
            assertThat(audit.verify()).containsEntry("flaw", "checkpoint-forged");
            Files.writeString(file, right);
            awaitReadiness(200, "agrees");
        }
    }

    /** A running append would replace a test's checkpoint with its own. */
    private void awaitQuiet() {
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> superuser.count("outbox") == 0
                        && Files.readAllLines(checkpointFile()).get(1).equals(Long.toString(superuser.count("leaf"))));
    }

    private void awaitReadiness(int status, String log) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> management
                        .readiness()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectBody()
                        .jsonPath("$.components.auditLog.details.log")
                        .isEqualTo(log));
    }

    /** Reading the log adds an entry to it, a moment later. */
    private void backUp(String name) throws SQLException {
        long[] before = {-1};
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(700)).until(() -> {
            long leaves = superuser.count("leaf");
            boolean quiet = leaves == before[0];
            before[0] = leaves;
            return quiet;
        });
        StringBuilder copying = new StringBuilder("begin isolation level repeatable read;");
        for (String table : TABLES) {
            copying.append("create table %2$s_%1$s as table %1$s;".formatted(table, name));
        }
        execute(copying + "create table " + name + "_log_head as table log_head; commit");
    }

    private void restore(String name) throws SQLException {
        for (String table : TABLES) {
            execute("alter table " + table + " disable trigger all");
        }
        StringBuilder restoring = new StringBuilder("begin;");
        for (String table : TABLES) {
            restoring.append("delete from ").append(table).append(';');
            restoring.append("insert into %1$s table %2$s_%1$s;".formatted(table, name));
        }
        execute(restoring + "update log_head set size = (select size from " + name + "_log_head); commit");
        for (String table : TABLES) {
            execute("alter table " + table + " enable trigger all");
        }
    }

    /** With all triggers on, unlike the superuser. */
    private void execute(String sql) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
