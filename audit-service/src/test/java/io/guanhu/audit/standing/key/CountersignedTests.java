package io.guanhu.audit.standing.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.platform.keyholder.SigningRefusedException;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an external key signs a checkpoint, and when it does not. */
class CountersignedTests {

    @TempDir
    private Path directory;

    private final OutsideSigner outside = new OutsideSigner();
    private InMemoryLog log;
    private InMemoryAppends appends;
    private Countersigning countersigning;

    @BeforeEach
    void hasALogOfTwo() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
        countersigning = outside.countersigning(log);
        appends.append(Acts.attempt(), Acts.attempt());
    }

    private SignedNote newest() {
        return log.tables().newest().orElseThrow();
    }

    private @Nullable SignedNote countersigned(SignedNote note) {
        return log.memory().run(countersigning.countersign(note));
    }

    private void refuses(String code, SignedNote note) {
        assertThat(countersigned(note)).isNull();
        assertThat(countersigning.backoff().code()).isEqualTo(code);
    }

    @Test
    void addsNothingWhenTheLogsKeyIsInTheFile() {
        Countersigning alone = OutsideSigner.inTheFile(log);

        assertThat(alone.isOutside()).isFalse();
        assertThat(log.memory().run(alone.countersign(newest()))).isEqualTo(newest());
    }

    @Test
    void addsTheSignatureOfTheKeyOutsideAndRecordsIt() {
        SignedNote both = countersigned(newest());

        assertThat(countersigning.isOutside()).isTrue();
        assertThat(both).isNotNull().returns(newest().text(), SignedNote::text);
        assertThat(both.isSignedBy(outside.verifier())).isTrue();
        assertThat(both.isSignedBy(log.key().verifier())).isTrue();
        assertThat(countersigning.backoff().code()).isNull();
        assertThat(directory.resolve("countersigned/checkpoint")).hasContent(both.toString());
    }

    @Test
    void asksOnceForEachCheckpointAlsoAfterARestart() {
        SignedNote both = countersigned(newest());
        countersigning = outside.countersigning(log);

        assertThat(countersigned(newest())).isEqualTo(both);
        assertThat(outside.asked()).isOne();
    }

    @Test
    void signsWhatContinuesTheLast() {
        countersigned(newest());
        appends.append(300, Acts::attempt);

        SignedNote both = countersigned(newest());

        assertThat(both).isNotNull();
        assertThat(Checkpoint.parse(both.text()).size()).isEqualTo(302);
        assertThat(outside.asked()).isEqualTo(2);
    }

    /** Another replica was faster. */
    @Test
    void doesNotSignWhatIsOlderThanTheLast() {
        SignedNote older = newest();
        appends.append(Acts.attempt());
        countersigned(newest());

        assertThat(countersigned(older)).isNull();
        assertThat(countersigning.backoff().code()).isNull();
        assertThat(outside.asked()).isOne();
    }

    @Test
    void signsNothingThatTheLogDoesNotHave() {
        refuses("log-refuted", log.sign(3, Hash.ofNothing()));
        assertThat(outside.asked()).isZero();
    }

    @Test
    void signsNothingWhoseRootTheLogDoesNotHave() {
        refuses("log-refuted", log.sign(2, Hash.ofNothing()));
        refusesAfterARest("log-refuted", log.sign(1, Hash.ofNothing()));
        assertThat(outside.asked()).isZero();
    }

    private void refusesAfterARest(String code, SignedNote note) {
        log.memory().clock().pass(Duration.ofMinutes(1));
        refuses(code, note);
    }

    @Test
    void signsNothingWhileTheLogIsRefuted() {
        SignedNote note = newest();
        log.tables().size(1);

        refuses("log-refuted", note);
        assertThat(outside.asked()).isZero();

        log.tables().size(2);
        log.memory().clock().pass(Duration.ofMinutes(1));
        assertThat(countersigned(note)).isNotNull();
        assertThat(countersigning.backoff().code()).isNull();
    }

    @Test
    void signsNothingOnceItsOwnFilesAreForged() throws IOException {
        countersigned(newest());
        Checkpoint longer = new Checkpoint(InMemoryLog.ORIGIN, 7, Hash.ofNothing());
        Files.writeString(
                directory.resolve("countersigned/checkpoint"),
                InMemoryLog.signer().sign(longer).toString());

        refuses("log-refuted", newest());
    }

    @Test
    void waitsForTheKeyAndAsksItAgainAfterARest() {
        outside.fails(new RootHolderUnavailableException("away"));
        refuses("away", newest());
        refuses("away", newest());
        assertThat(outside.asked()).isOne();

        refusesAfterARest("away", newest());
        assertThat(outside.asked()).isEqualTo(2);

        outside.signs();
        log.memory().clock().pass(Duration.ofMinutes(1));
        assertThat(countersigned(newest())).isNotNull();
        assertThat(countersigning.backoff().code()).isNull();
    }

    @Test
    void restsLongerAfterEachFailureButNotForEver() {
        outside.fails(new RootHolderUnavailableException("away"));
        refuses("away", newest());
        log.memory().clock().pass(Duration.ofMillis(500));
        refuses("away", newest());
        log.memory().clock().pass(Duration.ofMillis(500));
        refuses("away", newest());
        assertThat(outside.asked()).isEqualTo(2);

        for (int i = 0; i < 20; i++) {
            log.memory().clock().pass(Duration.ofSeconds(30));
            refuses("away", newest());
        }
        assertThat(outside.asked()).isEqualTo(22);
    }

    @Test
    void tellsWhyTheKeyDoesNotSign() {
        outside.fails(new SigningRefusedException("no such key"));
        refuses("refused", newest());

        outside.fails(new IllegalStateException("for another reason"));
        refusesAfterARest("failed", newest());

        outside.signsWithAnotherKey();
        refusesAfterARest("other-key", newest());
        assertThat(directory.resolve("countersigned/checkpoint")).doesNotExist();
    }
}
