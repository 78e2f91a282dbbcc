package io.guanhu.platform.keyring.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyEncryptionIT extends KeyEncryptionContract {

    private final Path directory;

    FileKeyEncryptionIT(@TempDir Path temporary) {
        this.directory = temporary.resolve("root");
    }

    @Override
    protected KeyEncryptionService replica() {
        return FileKeyEncryption.open(directory);
    }

    @Test
    void keepsKeysForTheOwnersEyesOnly() throws IOException {
        KeyEncryptionService service = replica();
        done(service.create("one"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        Path key = directory.resolve("one.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> done(service.state("one"))).hasMessageContaining("run chmod 600 on it");
    }

    /** The file stays open here, as a snapshot keeps an old inode: what it shows is overwritten. */
    @Test
    void overwritesTheKeyBeforeItRemovesTheFile() throws IOException {
        KeyEncryptionService service = replica();
        done(service.create("one"));
        try (RandomAccessFile open =
                new RandomAccessFile(directory.resolve("one.key").toFile(), "r")) {
            String key = open.readLine();
            assertThat(key).matches("[0-9a-f]{64}").isNotEqualTo("0".repeat(64));
            done(service.destroy("one").thenReturn(true));
            open.seek(0);
            assertThat(open.readLine()).isEqualTo("0".repeat(64));
        }
        assertThat(names()).containsExactly("one.destroyed");
        assertThat(Files.size(directory.resolve("one.destroyed"))).isZero();
    }

    @Test
    void finishesADestructionThatACrashCutShort() throws IOException {
        KeyEncryptionService service = replica();
        done(service.create("one"));
        byte[] wrapped = done(service.wrap("one", new byte[32], new byte[0]));
        Files.createFile(directory.resolve("one.destroyed"));

        assertThat(done(service.state("one"))).isInstanceOf(State.Destroying.class);
        assertThatThrownBy(() -> done(service.unwrap("one", wrapped, new byte[0])))
                .isInstanceOf(VersionDestroyedException.class);
        done(service.destroy("one").thenReturn(true));
        assertThat(done(service.state("one"))).isEqualTo(new State.Destroyed());
        assertThat(names()).containsExactly("one.destroyed");
    }

    @Test
    void removesWhatAKilledCreationLeft() throws IOException {
        KeyEncryptionService service = replica();
        Files.writeString(directory.resolve("one.123.unfinished"), "ff".repeat(32));
        done(service.create("one"));
        done(service.create("one-more"));
        done(service.destroy("one").thenReturn(true));
        assertThat(names()).containsExactly("one-more.key", "one.destroyed");
    }

    @Test
    void tellsNothingOfAFileThatIsNoKey() throws IOException {
        KeyEncryptionService service = replica();
        done(service.create("one"));
        Files.writeString(directory.resolve("one.key"), "secret");
        assertThatThrownBy(() -> done(service.wrap("one", new byte[32], new byte[0])))
                .hasMessageContaining("holds no key")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
