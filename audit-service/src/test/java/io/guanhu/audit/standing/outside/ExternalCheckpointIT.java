package io.guanhu.audit.standing.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import io.guanhu.tlog.tree.TiledLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are complete. */
class ExternalCheckpointIT {

    private static final String ORIGIN = "test.example/audit";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Hash> LEAVES = IntStream.range(0, 300)
            .mapToObj(i -> Hash.ofLeaf(("" + i).getBytes(StandardCharsets.UTF_8)))
            .toList();
    private static final MerkleTree.Nodes NODES =
            TiledLog.nodesOf(TiledLog.append(0, Map.of(), LEAVES).changed());

    @TempDir
    private Path directory;

    private final NoteSigner signer = signer();
    private ExternalCheckpoint external;

    private static NoteSigner signer() {
        try {
            return new NoteSigner(
                    ORIGIN, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private ExternalCheckpoint open() {
        try {
            return new ExternalCheckpoint(directory, signer.verifier());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void opensItsDirectory() {
        external = open();
    }

    @Test
    void movesForwardOnlyAndKeepsEveryCheckpoint() {
        advance(0, 100);
        advance(100, 200);
        advance(0, 50);
        advance(200, 200);

        assertThat(newest()).isEqualTo(note(200));
        assertThat(external.history().block(PATIENCE)).containsExactly(note(100), note(200));
        assertThat(directory.resolve("checkpoint")).hasContent(note(200).toString());
    }

    @Test
    void movesAlongAProofOnly() {
        advance(0, 100);
        SignedNote fork = signer.sign(new Checkpoint(ORIGIN, 200, Hash.ofNothing()));
        List<Hash> proof = MerkleTree.consistency(NODES, 100, 200);

        refuses(fork, proof);
        refuses(note(200), List.of());
        refuses(note(200), MerkleTree.consistency(NODES, 99, 200));
        refuses(signer.sign(new Checkpoint(ORIGIN, 100, Hash.ofNothing())), List.of());
        refuses(signer().sign(Checkpoint.parse(note(200).text())), proof);
        assertThat(newest()).isEqualTo(note(100));
        assertThat(external.history().block(PATIENCE)).containsExactly(note(100));
    }

    @Test
    void usesTheHistoryIfTheLatestFileIsMissingOrStale() throws IOException {
        advance(0, 100);
        advance(100, 200);
        Files.writeString(directory.resolve("checkpoint"), note(100).toString());
        assertThat(open().read().block(PATIENCE)).contains(note(200));
        Files.delete(directory.resolve("checkpoint"));
        assertThat(open().read().block(PATIENCE)).contains(note(200));

        advance(200, 300);

        assertThat(directory.resolve("checkpoint")).hasContent(note(300).toString());
    }

    @Test
    void overwritesNoForeignCheckpoint() throws IOException {
        advance(0, 100);
        String foreign =
                signer().sign(new Checkpoint(ORIGIN, 500, Hash.ofNothing())).toString();
        Files.writeString(directory.resolve("checkpoint"), foreign);

        refuses(note(200), MerkleTree.consistency(NODES, 100, 200));

        assertThat(directory.resolve("checkpoint")).hasContent(foreign);
    }

    /** What appears between the comparison and the exchange. */
    @Test
    void keepsWhatAppearsInTheWrongMoment() throws IOException {
        NoteFile file = new NoteFile(directory);
        file.exchange(Optional.empty(), note(100));
        Files.writeString(directory.resolve("checkpoint"), "evidence");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.exchange(Optional.empty(), note(200)));
        assertThat(directory.resolve("checkpoint")).hasContent("evidence");
        file.exchange(Optional.of(note(100)), note(200));

        assertThat(directory.resolve("checkpoint")).hasContent(note(200).toString());
        try (Stream<Path> kept = Files.list(directory)) {
            assertThat(kept.filter(each -> each.toString().contains("unexpected-"))
                            .toList())
                    .singleElement()
                    .satisfies(each -> assertThat(each).hasContent("evidence"));
        }
    }

    @Test
    void goesOnBehindALineThatACrashCutOff() throws IOException {
        advance(0, 100);
        Files.writeString(history().getFirst(), "200 SGFsZi", StandardOpenOption.APPEND);
        assertThat(newest()).isEqualTo(note(100));
        advance(100, 300);

        assertThat(external.history().block(PATIENCE)).containsExactly(note(100), note(300));
    }

    @Test
    void keepsTheLastOfEachOldFileOnly() throws IOException {
        NoteHistory small = new NoteHistory(directory, 1000, 3);
        for (int size = 1; size <= 60; size++) {
            small.append(note(size));
        }

        List<Long> sizes = small.all().stream()
                .map(each -> Checkpoint.parse(each.text()).size())
                .toList();
        assertThat(sizes).isSorted().hasSizeBetween(20, 40).contains(59L, 60L).doesNotContain(1L);
        assertThat(small.last()).contains(note(60));
        assertThat(history().size()).isGreaterThan(10);
    }

    private List<Path> history() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(each -> each.getFileName().toString().startsWith("history-"))
                    .sorted()
                    .toList();
        }
    }

    private void advance(long from, long to) {
        List<Hash> proof = from == 0 || from == to ? List.of() : MerkleTree.consistency(NODES, from, to);
        external.advance(note(to), proof).block(PATIENCE);
    }

    private void refuses(SignedNote note, List<Hash> proof) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> external.advance(note, proof).block(PATIENCE));
    }

    private SignedNote newest() {
        return Objects.requireNonNull(external.read().block(PATIENCE)).orElseThrow();
    }

    private SignedNote note(long size) {
        return signer.sign(new Checkpoint(ORIGIN, size, MerkleTree.root(NODES, size)));
    }
}
