package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.tlog.Checkpoint;
import io.guanhu.tlog.Hash;
import io.guanhu.tlog.NoteSigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What somebody with every right on the database cannot do unseen. */
@ServiceIT("audit")
class TamperingIT {

    private static final List<String> TABLES =
            List.of("leaf", "entry_index", "entry_detail", "tile", "checkpoint");

    @TempDir private static Path files;

    private final Database database;
    private final NoteSigner signer;
    private final AuditSteps audit;

    @Autowired
    TamperingIT(
            Database database,
            NoteSigner signer,
            WebTestClient client,
            Outbox outbox,
            TransactionalOperator transaction) {
        this.database = database;
        this.signer = signer;
        this.audit = new AuditSteps(client, outbox, transaction);
    }

    @DynamicPropertySource
    static void keepsItsFilesHere(DynamicPropertyRegistry properties) {
        properties.add("guanhu.audit.origin", () -> "test.example/audit");
        properties.add("guanhu.audit.checkpoint-key", () -> files.resolve("key.pem").toString());
        properties.add("guanhu.audit.checkpoint-directory", files::toString);
    }

    @BeforeEach
    void theLogHasEntries() {
        UUID customer = UUID.randomUUID();
        SealedDetail phone = new SealedDetail(DataCategory.CONTACT, "phone.before", "AQID");
        audit.told(
                IntStream.range(0, 20)
                        .mapToObj(i -> reveal(customer, "E1101", phone))
                        .toArray(AuditEntryRecorded[]::new));
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                Arguments.of(
                        "leaf-changed",
                        "update leaf set entry = entry || '\\x20' where leaf_index = 5",
                        "update leaf set entry = substring(entry from 1 for length(entry) - 1)"
                                + " where leaf_index = 5"),
                Arguments.of(
                        "leaf-missing",
                        "update leaf set leaf_index = 1000005 where leaf_index = 5",
                        "update leaf set leaf_index = 5 where leaf_index = 1000005"),
                Arguments.of(
                        "index-changed",
                        "update entry_index set actor_id = 'x' || actor_id where leaf_index = 5",
                        "update entry_index set actor_id = substring(actor_id from 2)"
                                + " where leaf_index = 5"),
                Arguments.of(
                        "index-changed",
                        "update entry_index set leaf_index = 1000005 where leaf_index = 5",
                        "update entry_index set leaf_index = 5 where leaf_index = 1000005"),
                Arguments.of(
                        "detail-changed",
                        "update entry_detail set sealed = '\\x010204' where entry_id ="
                                + " (select entry_id from leaf where leaf_index = 5)",
                        "update entry_detail set sealed = '\\x010203' where entry_id ="
                                + " (select entry_id from leaf where leaf_index = 5)"));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void namesTheFirstEntryThatWasTamperedWith(String flaw, String tamper, String undo)
            throws SQLException {
        assertThat(audit.verify()).containsEntry("ok", true);

        Map<String, Object> found;
        try {
            TABLES.forEach(table -> asOwner("alter table " + table + " disable trigger all"));
            asOwner(tamper);
            found = audit.verify();
        } finally {
            asOwner(undo);
            TABLES.forEach(table -> asOwner("alter table " + table + " enable trigger all"));
        }

        assertThat(found)
                .containsEntry("ok", false)
                .containsEntry("firstBadIndex", 5)
                .containsEntry("flaw", flaw);
        assertThat(audit.verify()).containsEntry("ok", true);
    }

    @Test
    void seesByTheFileOutsideThatTheDatabaseWasRolledBack() throws Exception {
        Path file = files.resolve("checkpoint");
        String seen = Files.readString(file);
        Checkpoint later = new Checkpoint("test.example/audit", 100_000, Hash.ofNothing());
        Files.writeString(file, signer.sign(later).toString());
        Map<String, Object> rolledBack = audit.verify();
        Files.writeString(file, seen.replace("test.example/audit\n", "test.example/other\n"));
        Map<String, Object> forged = audit.verify();
        Files.writeString(file, seen);

        assertThat(rolledBack)
                .containsEntry("ok", false)
                .containsEntry("flaw", "rolled-back")
                .containsEntry("firstBadIndex", rolledBack.get("size"));
        assertThat(forged).containsEntry("flaw", "checkpoint-forged");
        assertThat(audit.verify()).containsEntry("ok", true);
    }

    @Test
    void refusesToRewriteTheLog() {
        for (String rewriting :
                List.of(
                        "update leaf set entry = ''",
                        "delete from leaf",
                        "truncate leaf",
                        "delete from entry_index",
                        "update checkpoint set note = ''",
                        "delete from tile",
                        "update tile set hashes = decode(repeat('00', 32), 'hex')",
                        "update entry_detail set sealed = ''")) {
            assertThatExceptionOfType(SQLException.class)
                    .describedAs("owner: " + rewriting)
                    .isThrownBy(() -> run(database.connectAsOwner(), rewriting));
            assertThatExceptionOfType(SQLException.class)
                    .describedAs("service: " + rewriting)
                    .isThrownBy(() -> run(database.connectAsApp(), rewriting));
        }
        assertThat(audit.verify()).containsEntry("ok", true);
    }

    private void asOwner(String sql) {
        try {
            run(database.connectAsOwner(), sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
