package io.guanhu.audit.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.audit.Acts;
import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.standing.LogStanding.State;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStandingTests {

    @TempDir
    private Path directory;

    private InMemoryLog log;
    private InMemoryAppends appends;

    @BeforeEach
    void hasALog() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
    }

    private State compare(LogStanding standing) {
        return log.memory().get(standing.compare());
    }

    private @Nullable Kind flawAfterRestart() {
        return compare(log.restarted()).flaw();
    }

    @Test
    void knowsNothingBeforeItHasCompared() {
        appends.append(Acts.attempt());
        LogStanding restarted = log.restarted();

        assertThat(restarted.state()).isEqualTo(new State(false, null, 0, 0));
        assertThat(restarted.state().agrees()).isFalse();
        assertThat(restarted.agreed()).isEmpty();
    }

    @Test
    void anEmptyLogAgreesWithNoFiles() {
        assertThat(compare(log.standing())).isEqualTo(new State(true, null, 0, 0));
        assertThat(log.standing().agreed()).isEmpty();
        assertThat(log.memory().get(log.standing().edgeToSign(0))).isEmpty();
    }

    @Test
    void agreesWithWhatWasSignedAlsoAfterARestart() {
        appends.append(300, Acts::attempt);
        LogStanding restarted = log.restarted();

        assertThat(compare(restarted)).isEqualTo(new State(true, null, 300, 300));
        assertThat(restarted.agreed()).isEqualTo(log.standing().agreed()).isPresent();
        assertThat(log.memory().get(restarted.edgeToSign(300))).containsOnlyKeys(new TileId(0, 1), new TileId(1, 0));
    }

    @Test
    void refutesALogWhoseHeadMoved() {
        appends.append(Acts.attempt(), Acts.attempt());
        log.tables().size(1);
        assertThat(log.compared()).isEqualTo(Kind.HEAD_MOVED);
        log.tables().size(3);
        assertThat(log.compared()).isEqualTo(Kind.HEAD_MOVED);
        log.tables().size(2);
        assertThat(log.compared()).isNull();
    }

    @Test
    void refutesALogThatWasRolledBack() {
        appends.append(Acts.attempt());
        Map<TileId, Tile> before = Map.copyOf(log.tables().tiles());
        appends.append(Acts.attempt());
        log.tables().size(1);
        log.tables().checkpoints().remove(2L);
        log.tables().tiles().putAll(before);

        assertThat(log.compared()).isEqualTo(Kind.ROLLED_BACK);
        assertThat(flawAfterRestart()).isEqualTo(Kind.ROLLED_BACK);
    }

    /** The last signature in memory shows it at once; after a restart the files do. */
    @Test
    void refutesALogWithAnotherPast() {
        appends.append(Acts.attempt(), Acts.attempt());
        log.changeHash(0);

        assertThat(log.compared()).isEqualTo(Kind.EXTERNAL_CHECKPOINT_DIFFERS);
        assertThat(flawAfterRestart()).isEqualTo(Kind.EXTERNAL_CHECKPOINT_DIFFERS);
        assertThatExceptionOfType(LogRefutedException.class)
                .isThrownBy(() -> log.memory().run(log.standing().edgeToSign(2)));
    }

    @Test
    void refutesAForkThatTheLogsOwnKeySigned() {
        appends.append(Acts.attempt());
        log.changeHash(0);
        Hash root = requireTile(0).at(0);
        log.tables().checkpoints().put(1L, log.sign(1, root).toString());

        assertThat(flawAfterRestart()).isEqualTo(Kind.EXTERNAL_CHECKPOINT_DIFFERS);
    }

    private Tile requireTile(long index) {
        return Optional.ofNullable(log.tables().tiles().get(new TileId(0, index)))
                .orElseThrow();
    }

    @Test
    void refutesATileThatGoesBeyondTheLog() {
        appends.append(Acts.attempt());
        log.tables().tiles().computeIfPresent(new TileId(0, 0), (_, tile) -> tile.with(List.of(Hash.ofNothing())));

        assertThat(log.compared()).isEqualTo(Kind.TILE_CHANGED);
    }

    @Test
    void refutesACheckpointByAForeignKey() {
        appends.append(Acts.attempt());
        Checkpoint newest = log.standing().agreed().orElseThrow();
        NoteSigner foreign = InMemoryLog.signer();
        log.tables().checkpoints().put(1L, foreign.sign(newest).toString());

        assertThat(log.compared()).isEqualTo(Kind.CHECKPOINT_FORGED);
    }

    @Test
    void detectsAForgedCheckpointFile() throws IOException {
        appends.append(Acts.attempt());
        Checkpoint longer = new Checkpoint(InMemoryLog.ORIGIN, 7, Hash.ofNothing());
        Files.writeString(
                directory.resolve("checkpoint"),
                InMemoryLog.signer().sign(longer).toString());

        assertThat(log.compared()).isEqualTo(Kind.CHECKPOINT_FORGED);
        assertThatExceptionOfType(LogRefutedException.class)
                .isThrownBy(() -> log.memory().run(log.standing().edgeToSign(1)))
                .withMessageContaining("checkpoint-forged");
    }

    @Test
    void refutesALogWhoseFilesAreGone() throws IOException {
        appends.append(Acts.attempt());
        removeFiles();

        assertThat(log.compared()).isEqualTo(Kind.EXTERNAL_CHECKPOINT_MISSING);
        assertThat(flawAfterRestart()).isEqualTo(Kind.EXTERNAL_CHECKPOINT_MISSING);
    }

    private void removeFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void adoptsALogWithoutFilesThatAnOperatorNames() throws IOException {
        appends.append(3, Acts::attempt);
        Checkpoint newest = log.standing().agreed().orElseThrow();
        removeFiles();

        assertThat(compare(log.restarted("3:" + Hash.ofNothing().base64())).flaw())
                .isEqualTo(Kind.CHECKPOINT_DIFFERS);
        assertThat(compare(log.restarted("3:" + newest.root().base64()))).isEqualTo(new State(true, null, 3, 3));
        assertThat(log.memory().get(log.external().read()))
                .isEqualTo(log.tables().newest());
    }

    @Test
    void anAdoptionNamesASizeAndARoot() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> log.restarted("nonsense"))
                .withMessageContaining("<size>:<root in base64>");
    }

    @Test
    void refutesALogThatIsContradictedAlsoAfterARestart() {
        appends.append(Acts.attempt());
        log.contradictions().add("A test", log.sign(1, Hash.ofNothing()));

        assertThat(log.compared()).isEqualTo(Kind.CONTRADICTED);
        assertThat(flawAfterRestart()).isEqualTo(Kind.CONTRADICTED);
    }

    @Test
    void followsALogThatAnotherProcessExtended() {
        appends.append(Acts.attempt());
        LogStanding other = log.restarted();
        appends.append(300, Acts::attempt);

        assertThat(compare(other)).isEqualTo(new State(true, null, 301, 301));
        appends.append(Acts.attempt());
        assertThat(compare(other)).isEqualTo(new State(true, null, 302, 302));
        assertThat(other.agreed()).isEqualTo(log.standing().agreed());
    }

    /** The proof to the last checkpoint is what a process trusts, not the database. */
    @Test
    void followsNoLogThatDoesNotContinueItsOwn() {
        appends.append(Acts.attempt(), Acts.attempt());
        LogStanding other = log.restarted();
        compare(other);
        Hash forked = Hash.ofNothing();
        log.tables().tiles().put(new TileId(0, 0), Tile.EMPTY.with(List.of(forked, forked, forked)));
        Hash root = Hash.ofNode(Hash.ofNode(forked, forked), forked);
        log.tables().checkpoints().put(3L, log.sign(3, root).toString());
        log.tables().size(3);

        assertThat(compare(other).flaw()).isEqualTo(Kind.EXTERNAL_CHECKPOINT_DIFFERS);
        assertThat(other.agreed().orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void publishesWhatOnlyTheDatabaseKnowsYet() throws IOException {
        appends.append(Acts.attempt());
        String one = Files.readString(directory.resolve("checkpoint"));
        appends.append(Acts.attempt());
        removeFiles();
        Files.writeString(directory.resolve("checkpoint"), one);

        assertThat(compare(log.restarted())).isEqualTo(new State(true, null, 2, 2));
        assertThat(log.memory().get(log.external().read()))
                .isEqualTo(log.tables().newest());
    }
}
