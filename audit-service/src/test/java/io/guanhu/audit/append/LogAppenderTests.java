package io.guanhu.audit.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.audit.Acts;
import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.standing.LogRefutedException;
import io.guanhu.audit.standing.LogTables.Mark;
import io.guanhu.audit.standing.LogTables.Place;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class LogAppenderTests {

    private static final Detail PHONE = Acts.sealed("CONTACT", "phone");

    @TempDir
    private Path directory;

    private final UUID customer = UUID.randomUUID();
    private InMemoryLog log;
    private InMemoryAppends appends;

    @BeforeEach
    void begins() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
    }

    @Test
    void appendsTheEntriesOfATransactionUnderOneSignature() {
        LogEntry one = Acts.attempt();
        LogEntry two = Acts.reveal(customer, PHONE);

        appends.append(one, two);

        assertThat(log.tables().size()).isEqualTo(2);
        assertThat(log.tables().leaf(1)).isEqualTo(two.leaf());
        assertThat(log.tables().columns()).isEqualTo(Map.of(0L, one, 1L, two));
        assertThat(log.tables().details()).containsOnlyKeys(new Place(1, 0));
        assertThat(log.tables().checkpoints()).containsOnlyKeys(2L);
        assertThat(signed(log.tables().newest())).isEqualTo(checkpoint(one, two));
    }

    @Test
    void publishesWhatItSignedOnceItIsCommitted() {
        appends.append(Acts.attempt());
        appends.append(Acts.attempt());

        assertThat(log.published())
                .extracting(note -> signed(Optional.of(note)).size())
                .containsExactly(1L, 2L);
        assertThat(outside()).isEqualTo(log.tables().newest());
        assertThat(log.memory().get(log.external().history())).isEqualTo(log.published());
        assertThat(log.compared()).isNull();
    }

    @Test
    void growsFromTileToTile() {
        appends.append(255, Acts::attempt);
        appends.append(3, Acts::attempt);

        assertThat(log.tables().tiles().get(new TileId(0, 0))).returns(256, Tile::width);
        assertThat(log.tables().tiles().get(new TileId(0, 1))).returns(2, Tile::width);
        assertThat(log.tables().tiles().get(new TileId(1, 0))).returns(1, Tile::width);
        assertThat(log.compared()).isNull();
    }

    @Test
    void makesOneLeafOfAnEntryHoweverOftenItComes() {
        LogEntry entry = Acts.attempt();

        appends.append(entry, entry);
        appends.append(entry);
        appends.append(entry, Acts.attempt());

        assertThat(log.tables().size()).isEqualTo(2);
        assertThat(log.tables().checkpoints()).containsOnlyKeys(1L, 2L);
        assertThat(log.published()).hasSize(2);
    }

    @Test
    void appendsNothingToATransactionThatIsRolledBack() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> log.memory()
                        .run(appends.inOneTransaction(appends.direct()
                                .append(Acts.attempt())
                                .then(Mono.error(new IllegalStateException("for another reason"))))));

        assertNothingAppended();
    }

    private void assertNothingAppended() {
        assertThat(log.tables().size()).isZero();
        assertThat(log.tables().leaves()).isEmpty();
        assertThat(log.tables().checkpoints()).isEmpty();
        assertThat(log.published()).isEmpty();
        assertThat(outside()).isEmpty();
    }

    @Test
    void storesNoDetailOfACategoryThatWasErasedMeanwhile() {
        log.tables().marks().put(new Mark(customer, "CONTACT", UUID.randomUUID()), Optional.empty());

        appends.append(Acts.reveal(customer, PHONE, Acts.sealed("IDENTITY", "name")));

        assertThat(log.tables().details()).containsOnlyKeys(new Place(0, 1));
    }

    @Test
    void signsNothingOnTopOfATileThatWasChanged() {
        appends.append(Acts.attempt(), Acts.attempt());
        log.changeHash(0);

        refuses("signed-root-differs");
    }

    @Test
    void signsNothingWhenTheHeadHasMoved() {
        appends.append(Acts.attempt(), Acts.attempt());
        log.tables().size(1);

        refuses("head-moved");
    }

    @Test
    void signsNothingWhenTheLogWasRolledBackWithItsCheckpoints() {
        appends.append(Acts.attempt());
        Map<TileId, Tile> tiles = Map.copyOf(log.tables().tiles());
        appends.append(Acts.attempt());
        log.tables().size(1);
        log.tables().leaves().remove(1L);
        log.tables().checkpoints().remove(2L);
        log.tables().tiles().putAll(tiles);

        refuses("rolled-back");
    }

    @Test
    void signsNothingWhileEvidenceContradictsTheLog() {
        appends.append(Acts.attempt());
        log.contradictions().add("A test", log.sign(1, Hash.ofNothing()));

        refuses("contradicted");
    }

    private void refuses(String flaw) {
        Map<Long, String> checkpoints = Map.copyOf(log.tables().checkpoints());
        int leaves = log.tables().leaves().size();

        assertThatExceptionOfType(LogRefutedException.class)
                .isThrownBy(() -> appends.append(Acts.attempt()))
                .withMessageContaining(flaw);

        assertThat(log.tables().leaves()).hasSize(leaves);
        assertThat(log.tables().checkpoints()).isEqualTo(checkpoints);
    }

    /** What is committed stays so; the files follow before anything else is signed. */
    @Test
    void catchesUpWithTheFilesWhenTheyCouldNotBeWritten() throws IOException {
        appends.append(Acts.attempt());
        try (FileChannel lock =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(lock.lock()).isNotNull();
            appends.append(Acts.attempt());
        }
        assertThat(log.tables().size()).isEqualTo(2);
        assertThat(signed(outside()).size()).isOne();
        assertThat(log.published()).hasSize(1);

        appends.append(Acts.attempt());

        assertThat(log.memory().get(log.external().history()))
                .extracting(note -> signed(Optional.of(note)).size())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void continuesWhatAnotherProcessAppended() {
        appends.append(Acts.attempt());
        InMemoryAppends other = new InMemoryAppends(log, log.restarted());

        other.append(Acts.attempt());
        appends.append(Acts.attempt());

        assertThat(log.tables().size()).isEqualTo(3);
        assertThat(log.compared()).isNull();
    }

    private Optional<SignedNote> outside() {
        return log.memory().get(log.external().read());
    }

    private Checkpoint signed(Optional<SignedNote> note) {
        assertThat(note).isPresent();
        assertThat(note.get().isSignedBy(log.key().verifier())).isTrue();
        return Checkpoint.parse(note.get().text());
    }

    private static Checkpoint checkpoint(LogEntry... entries) {
        List<Hash> hashes =
                Stream.of(entries).map(entry -> Hash.ofLeaf(entry.leaf())).toList();
        return new Checkpoint(
                InMemoryLog.ORIGIN,
                hashes.size(),
                TiledLog.append(0, Map.of(), hashes).root());
    }
}
