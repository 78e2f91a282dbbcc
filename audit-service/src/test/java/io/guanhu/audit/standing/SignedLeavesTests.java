package io.guanhu.audit.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanhu.audit.Acts;
import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.TileId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class SignedLeavesTests {

    @TempDir
    private Path directory;

    private InMemoryLog log;
    private InMemoryAppends appends;

    @BeforeEach
    void hasALog() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
    }

    private SignedLeaves after(LogStanding restarted) {
        return new SignedLeaves(restarted, log.tiles());
    }

    private Checkpoint signed() {
        return log.memory().get(log.leaves().signed());
    }

    private Flaw broken(Mono<?> reading) {
        LogBrokenException broken = catchThrowableOfType(
                LogBrokenException.class, () -> log.memory().run(reading));
        assertThat(broken).isNotNull();
        return broken.flaw();
    }

    @Test
    void nothingIsSignedBeforeTheFirstEntry() {
        assertThat(log.memory().run(log.leaves().signed())).isNull();
    }

    @Test
    void showsTheLatestCheckpointThatThisProcessKnows() {
        appends.append(Acts.attempt(), Acts.attempt());

        assertThat(signed().size()).isEqualTo(2);
    }

    @Test
    void comparesWhenAnotherProcessHasExtendedTheLog() {
        LogStanding other = log.restarted();
        appends.append(Acts.attempt());

        assertThat(log.memory().get(after(other).signed()).size()).isOne();
        appends.append(Acts.attempt());
        assertThat(log.memory().get(after(other).signed()).size()).isEqualTo(2);
    }

    /** Whatever happened to the database: what was agreed on can be read from it. */
    @Test
    void keepsToWhatItKnowsWhenTheDatabaseIsRefuted() {
        appends.append(Acts.attempt(), Acts.attempt());
        log.tables().size(1);

        assertThat(signed().size()).isEqualTo(2);
        assertThat(log.standing().state().flaw()).isEqualTo(Kind.HEAD_MOVED);
    }

    @Test
    void showsNothingOfALogThatWasRefutedFromTheBeginning() {
        appends.append(Acts.attempt(), Acts.attempt());
        log.tables().size(1);

        assertThat(broken(after(log.restarted()).signed())).isEqualTo(new Flaw(0, Kind.HEAD_MOVED));
    }

    @Test
    void givesTheHashesOfLeavesAcrossTiles() {
        appends.append(600, Acts::attempt);

        assertThat(log.memory().get(log.leaves().hashes(signed(), List.of(0L, 255L, 256L, 599L))))
                .hasSize(4)
                .containsEntry(0L, Hash.ofLeaf(log.tables().leaf(0)))
                .containsEntry(256L, Hash.ofLeaf(log.tables().leaf(256)))
                .containsEntry(599L, Hash.ofLeaf(log.tables().leaf(599)));
        assertThat(log.memory().get(log.leaves().hashes(signed(), List.of()))).isEmpty();
    }

    @Test
    void givesNoHashThatTheTilesDoNotConnectWithTheCheckpoint() {
        appends.append(600, Acts::attempt);
        log.changeHash(3);

        assertThat(broken(log.leaves().hashes(signed(), List.of(300L, 7L)))).isEqualTo(new Flaw(7, Kind.TILE_CHANGED));
        assertThat(log.memory().get(log.leaves().hashes(signed(), List.of(300L))))
                .hasSize(1);
    }

    @Test
    void givesNoHashWhenATileIsMissingOrTheEdgeWasChanged() {
        appends.append(600, Acts::attempt);
        log.changeHash(599);
        assertThat(broken(log.leaves().hashes(signed(), List.of(300L))).kind()).isEqualTo(Kind.TILE_CHANGED);

        log.changeHash(599);
        log.tables().tiles().remove(new TileId(0, 1));
        assertThat(broken(log.leaves().hashes(signed(), List.of(300L))).kind()).isEqualTo(Kind.TILE_CHANGED);
    }

    @Test
    void givesNoHashOfALeafBesideTheLog() {
        appends.append(Acts.attempt());

        assertThat(broken(log.leaves().hashes(signed(), List.of(0L, -1L)))).isEqualTo(new Flaw(-1, Kind.LEAF_INSERTED));
        assertThat(broken(log.leaves().hashes(signed(), List.of(1L))).kind()).isEqualTo(Kind.TILE_CHANGED);
    }
}
