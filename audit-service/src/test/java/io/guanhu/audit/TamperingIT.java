package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.SuiteEvents;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.tree.Hash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What even a superuser of the database cannot do unnoticed. */
@ServiceIT("audit")
class TamperingIT extends AuditFixture {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static boolean kept;

    private final NoteSigner signer;
    private final Worker jobs;

    @Autowired
    TamperingIT(WebTestClient client, Database database, NoteSigner signer, @Qualifier("jobRounds") Worker jobs) {
        super(client, database);
        this.jobs = jobs;
        this.signer = signer;
    }

    /** Several checkpoints, more than one full tile, and details. */
    @BeforeEach
    void theLogHasEntries() {
        if (kept) {
            return;
        }
        UUID customer = UUID.randomUUID();
        SealedDetail phone = new SealedDetail(DataCategory.CONTACT, "phone.before", "AQID");
        SealedDetail name = new SealedDetail(DataCategory.IDENTITY, "name.before", "BAUG");
        for (int batch = 0; batch < 3; batch++) {
            AuditEntryRecorded[] published = IntStream.range(0, 120)
                    .mapToObj(i -> reveal(customer, "E1101", phone, name))
                    .toArray(AuditEntryRecorded[]::new);
            SuiteEvents.publish(published);
            // Requesting them would add an entry to the first ones, which are tampered with.
            long all = (batch + 1) * 120L;
            Awaitility.await().atMost(PATIENCE).until(() -> superuser.count("leaf") >= all);
            audit.isInTheLog(published[119].entryId());
        }
        assertThat(audit.verify()).containsEntry("ok", true);
        superuser.backUp("right");
        kept = true;
    }

    static Stream<Tampering> tamperings() {
        return Tampering.all(ORIGIN);
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void namesWhatWasTamperedWith(Tampering tampering) {
        Map<String, Object> found;
        try {
            superuser.run(tampering.sql());
            if (tampering.rebuild()) {
                Hash root = superuser.rebuildTiles();
                sign(root, tampering.signed());
            }
            found = superuser.verify(jobs::wake);
        } finally {
            superuser.restore("right");
        }

        assertThat(found).containsEntry("ok", false).containsEntry("flaw", tampering.flaw());
        if (tampering.rebuild()) {
            // As far as the checkpoints before that leaf show.
            assertThat(((Number) Objects.requireNonNull(found.get("firstBadIndex"))).intValue())
                    .isLessThanOrEqualTo(Math.max(tampering.index(), 300));
        } else if (tampering.index() >= 0) {
            assertThat(found).containsEntry("firstBadIndex", tampering.index());
        }
        if (tampering.flaw().startsWith("detail-")) {
            assertThat(found)
                    .containsEntry("entryId", entryId(5))
                    .containsEntry("detail", tampering.flaw().endsWith("inserted") ? 2 : 1);
        } else if (tampering.flaw().startsWith("index-ch")) {
            assertThat(found).containsEntry("entryId", entryId(5));
        }
        assertThat(superuser.verify(jobs::wake)).containsEntry("ok", true);
    }

    private void sign(Hash root, boolean signed) {
        if (signed) {
            long size = superuser.count("leaf");
            String note = signer.sign(new Checkpoint(ORIGIN, size, root)).toString();
            superuser.run(
                    "insert into checkpoint values (%d, '%s', now()) on conflict (size) do update set note = excluded.note"
                            .formatted(size, note));
        }
    }

    private String entryId(int index) {
        return superuser.text("select entry_id from leaf where leaf_index = " + index);
    }

    @Test
    void seesByTheFileOutsideThatTheDatabaseWasRolledBack() throws Exception {
        Path file = checkpointFile();
        superuser.awaitQuiet();
        String seen = Files.readString(file);
        Checkpoint later = new Checkpoint(ORIGIN, 100_000, Hash.ofNothing());
        Files.writeString(file, signer.sign(later).toString());
        Map<String, Object> rolledBack = audit.verify();
        Files.writeString(file, seen.replace(ORIGIN + "\n", "test.example/other\n"));
        Map<String, Object> forged = audit.verify();
        Files.writeString(file, seen);

        assertThat(rolledBack).containsEntry("ok", false).containsEntry("flaw", "rolled-back");
        assertThat(forged).containsEntry("flaw", "checkpoint-forged");
        assertThat(audit.verify()).containsEntry("ok", true);
        superuser.forget("right");
        kept = false;
    }

    @Test
    void refusesToRewriteTheLog() {
        for (String rewriting : List.of(
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

    private static void run(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
