package io.guanhu.audit.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContradictionsTests {

    private static final SignedNote NOTE =
            InMemoryLog.signer().sign(new Checkpoint(InMemoryLog.ORIGIN, 7, Hash.ofLeaf(new byte[] {1})));

    @TempDir
    private Path checkpoints;

    private Contradictions opened() throws IOException {
        return new Contradictions(checkpoints);
    }

    private List<String> evidence() throws IOException {
        try (Stream<Path> files = Files.list(checkpoints.resolve("contradictions"))) {
            return files.map(ContradictionsTests::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void thereAreNoneAtFirst() throws IOException {
        assertThat(opened().any()).isFalse();
        Files.createDirectory(checkpoints.resolve("contradictions"));
        assertThat(opened().any()).isFalse();
    }

    @Test
    void keepsTheNoteAsEvidenceThatOutlivesTheProcess() throws IOException {
        Contradictions contradictions = opened();

        contradictions.add("The witness saw another log", NOTE);

        assertThat(contradictions.any()).isTrue();
        assertThat(evidence()).containsExactly("The witness saw another log\n\n" + NOTE);
        assertThat(opened().any()).isTrue();
    }

    @Test
    void keepsTheSameEvidenceOnceAndOtherBesideIt() throws IOException {
        Contradictions contradictions = opened();

        contradictions.add("One", NOTE);
        contradictions.add("One", NOTE);
        contradictions.add("Two", NOTE);

        assertThat(evidence()).containsExactlyInAnyOrder("One\n\n" + NOTE, "Two\n\n" + NOTE);
    }

    @Test
    void acceptsEvidenceThatCannotBeStored() throws IOException {
        Contradictions contradictions = opened();
        Files.writeString(checkpoints.resolve("contradictions"), "a file where the directory should be");

        contradictions.add("One", NOTE);

        assertThat(contradictions.any()).isTrue();
    }

    @Test
    void anOperatorMovesTheEvidenceAwayAndRestarts() throws IOException {
        Contradictions contradictions = opened();
        contradictions.add("One", NOTE);
        Files.move(checkpoints.resolve("contradictions"), checkpoints.resolve("examined"));

        assertThat(contradictions.any()).isTrue();
        assertThat(opened().any()).isFalse();
    }
}
