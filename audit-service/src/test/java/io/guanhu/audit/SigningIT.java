package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.standing.Restarted;
import io.guanhu.audit.standing.TileStore;
import io.guanhu.audit.standing.outside.ExternalCheckpoint;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.SuiteEvents;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The log's key signs only what continues the log that was signed before. */
@ServiceIT(value = "audit", shared = true)
class SigningIT extends AuditFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Which entry that is depends on what else arrived while the log began. */
    private static final String OF_A_MANAGER =
            " where leaf_index = (select min(leaf_index) from entry_index where actor_id = 'E1101')";

    private static final String FORGE_ENTRY =
            "update leaf set entry = convert_to(replace(convert_from(entry, 'UTF8'), 'E1101',"
                    + " 'E1666'), 'UTF8')"
                    + OF_A_MANAGER;
    private static final String FORGE_INDEX = "update entry_index set actor_id = 'E1666'" + OF_A_MANAGER;

    private final NoteSigner signer;
    private final ExternalCheckpoint external;
    private final TileStore tiles;

    private String outside = "";

    @Autowired
    SigningIT(
            WebTestClient client, Database database, NoteSigner signer, ExternalCheckpoint external, TileStore tiles) {
        super(client, database);
        this.signer = signer;
        this.external = external;
        this.tiles = tiles;
    }

    @BeforeEach
    void theLogHasEntries() throws IOException {
        UUID customer = UUID.randomUUID();
        audit.publish(
                IntStream.range(0, 300).mapToObj(i -> reveal(customer, "E1101")).toArray(AuditEntryRecorded[]::new));
        superuser.backUp("right");
        outside = Files.readString(checkpointFile());
    }

    @AfterEach
    void theLogIsForgotten() {
        superuser.forget("right");
    }

    /** Leaf, searchable columns and all tiles agree with each other afterwards. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void signsNoRootThatSomebodyForged(boolean withTheKey) throws Exception {
        superuser.run(FORGE_ENTRY, FORGE_INDEX);
        Hash forged = superuser.rebuildTiles();
        if (withTheKey) {
            long size = superuser.count("leaf");
            SignedNote note = signer.sign(new Checkpoint("test.example/audit", size, forged));
            superuser.run("update checkpoint set note = '" + note + "' where size = " + size);
        }

        refusesEntriesUntil(() -> superuser.restore("right"));
    }

    @Test
    void rejectsAHeadThatWasMoved() throws Exception {
        for (String move : List.of("size - 40", "size + 40", "size + 256")) {
            superuser.run("update log_head set size = " + move);
            refusesEntriesUntil(() -> superuser.restore("right"));
            superuser.forget("right");
            theLogHasEntries();
        }
    }

    @Test
    void putsNothingBehindHashesThatSomebodyAdded() throws Exception {
        superuser.run("update tile set hashes = hashes || decode(repeat('ab', 32), 'hex')"
                + " where length(hashes) < 8192 and level = 0");

        refusesEntriesUntil(() -> superuser.restore("right"));
    }

    @Test
    void signsNothingWhileTheCheckpointsOutsideAreGone() throws Exception {
        Path evidence = files().resolve("evidence");
        Files.move(files().resolve("outside"), evidence);
        Files.createDirectory(files().resolve("outside"));
        UUID waiting = waits();
        try (Stream<Path> left = Files.list(files().resolve("outside"))) {
            assertThat(left).isEmpty();
        }
        assertThat(restarted()).isEqualTo("external-checkpoint-missing");
        assertThat(new Restarted(external, tiles, signedSizeAndRoot()).finds())
                .describedAs("an operator may say which log is right")
                .isEqualTo("agrees");
        try (Stream<Path> adopted = Files.list(files().resolve("outside"))) {
            for (Path file : adopted.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(files().resolve("outside"));
        Files.move(evidence, files().resolve("outside"));

        audit.isInTheLog(waiting);
    }

    private String signedSizeAndRoot() {
        Checkpoint signed = Checkpoint.parse(SignedNote.parse(outside).text());
        return signed.size() + ":" + signed.root().base64();
    }

    private String restarted() {
        return new Restarted(external, tiles).finds();
    }

    private void refusesEntriesUntil(Runnable repair) throws Exception {
        UUID waiting = waits();
        assertThat(restarted()).isNotEqualTo("agrees");
        assertThat(checkpointFile()).hasContent(outside);

        repair.run();

        audit.isInTheLog(waiting);
        assertThat(audit.verify()).containsEntry("ok", true);
        assertThat(restarted()).isEqualTo("agrees");
        superuser.awaitQuiet();
        assertThat(sizesInHistory()).isSorted().doesNotHaveDuplicates();
    }

    /** An entry that arrives now is neither appended to the log nor parked. */
    private UUID waits() {
        long leaves = superuser.count("leaf");
        String newest = superuser.text("select max(signed_at) from checkpoint");
        AuditEntryRecorded entry = reveal(UUID.randomUUID(), "E1103");
        SuiteEvents.publish(entry);
        Awaitility.await().atMost(PATIENCE).until(() -> superuser.count("outbox") == 0);
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> superuser.count("leaf") == leaves);
        assertThat(superuser.text("select max(signed_at) from checkpoint")).isEqualTo(newest);
        assertThat(superuser.count("parked_message")).isZero();
        return entry.entryId();
    }

    private List<Long> sizesInHistory() {
        List<Long> sizes = new ArrayList<>();
        for (SignedNote note : Objects.requireNonNull(external.history().block(PATIENCE))) {
            assertThat(external.isOurs(note)).isTrue();
            sizes.add(Checkpoint.parse(note.text()).size());
        }
        return sizes;
    }
}
