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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the service does when its database is not the one that it knew. */
@ServiceIT("audit")
class RollbackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> TABLES = List.of("leaf", "entry_index", "tile", "checkpoint");

    @TempDir
    private static Path files;

    private final Database database;
    private final WebTestClient client;
    private final Worker standing;
    private final AuditSteps audit;
    private final String management;

    @Autowired
    RollbackIT(
            Database database,
            WebTestClient client,
            @Qualifier("standingRounds") Worker standing,
            @LocalManagementPort int management) {
        this.database = database;
        this.client = client;
        this.standing = standing;
        this.audit = new AuditSteps(client);
        this.management = "http://localhost:" + management + "/actuator";
    }

    @DynamicPropertySource
    static void keepsItsFilesHere(DynamicPropertyRegistry properties) {
        properties.add("guanhu.audit-trail.repeats-every", () -> "200ms");
        properties.add("guanhu.audit.origin", () -> "test.example/audit");
        properties.add(
                "guanhu.audit.checkpoint-key", () -> files.resolve("key.pem").toString());
        properties.add("guanhu.audit.checkpoint-directory", files::toString);
    }

    @Test
    void takesNothingWhileItsLogIsRolledBackAndGoesOnWhenItIsBack() throws Exception {
        UUID customer = UUID.randomUUID();
        audit.told(reveal(customer, "E1101"), reveal(customer, "E1101"));
        backUp("earlier");
        audit.told(reveal(customer, "E1102"), reveal(customer, "E1102"));
        backUp("latest");
        String witness = Files.readString(files.resolve("checkpoint"));
        awaitReadiness(200, "agrees");

        restore("earlier");
        AuditEntryRecorded waiting = reveal(customer, "E1103");
        SuiteEvents.publish(waiting);

        awaitReadiness(503, "rolled-back");
        assertThat(audit.verify()).containsEntry("ok", false).containsEntry("flaw", "rolled-back");
        assertThat(metrics()).contains("guanhu_audit_log_refuted{application=\"audit-service\"} 1");
        assertThat(count("log_head where size = (select size from earlier_log_head)"))
                .isOne();
        assertThat(count("parked_message")).isZero();
        assertThat(files.resolve("checkpoint")).hasContent(witness);

        restore("latest");

        audit.isInTheLog(waiting.entryId());
        awaitReadiness(200, "agrees");
        assertThat(audit.verify()).containsEntry("ok", true);
        assertThat(metrics()).contains("guanhu_audit_log_refuted{application=\"audit-service\"} 0");
    }

    @Test
    void seesThatHashesWereEdited() throws SQLException {
        audit.told(reveal(UUID.randomUUID(), "E1101"));
        backUp("right");
        try {
            run("alter table tile disable trigger all");
            run("update tile set hashes = overlay(hashes placing '\\x00' from 3) where level = 0");
            standing.wake();
            awaitReadiness(503, "external-checkpoint-differs");
        } finally {
            restore("right");
        }
        awaitReadiness(200, "agrees");
    }

    @Test
    void seesThatTheCheckpointOutsideIsNoneOfOurs() throws Exception {
        audit.told(reveal(UUID.randomUUID(), "E1101"));
        Path file = files.resolve("checkpoint");
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

    /** What is being appended would put its own checkpoint in the place of a test's. */
    private void awaitQuiet() {
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> count("outbox") == 0
                        && Files.readAllLines(files.resolve("checkpoint"))
                                .get(1)
                                .equals(Long.toString(count("leaf"))));
    }

    private void awaitReadiness(int status, String log) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> client.get()
                        .uri(management + "/health/readiness")
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectBody()
                        .jsonPath("$.components.auditLog.details.log")
                        .isEqualTo(log));
    }

    private String metrics() {
        String metrics = client.get()
                .uri(management + "/prometheus")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(metrics).isNotNull();
        return metrics;
    }

    /** Whoever reads the log adds to it, a moment later. */
    private void backUp(String name) throws SQLException {
        long[] before = {-1};
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(700)).until(() -> {
            long leaves = count("leaf");
            boolean quiet = leaves == before[0];
            before[0] = leaves;
            return quiet;
        });
        StringBuilder copying = new StringBuilder("begin isolation level repeatable read;");
        for (String table : TABLES) {
            copying.append("create table %2$s_%1$s as table %1$s;".formatted(table, name));
        }
        run(copying + "create table " + name + "_log_head as table log_head; commit");
    }

    private void restore(String name) throws SQLException {
        for (String table : TABLES) {
            run("alter table " + table + " disable trigger all");
        }
        StringBuilder restoring = new StringBuilder("begin;");
        for (String table : TABLES) {
            restoring.append("delete from ").append(table).append(';');
            restoring.append("insert into %1$s table %2$s_%1$s;".formatted(table, name));
        }
        run(restoring + "update log_head set size = (select size from " + name + "_log_head); commit");
        for (String table : TABLES) {
            run("alter table " + table + " enable trigger all");
        }
    }

    private long count(String rows) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + rows)) {
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
