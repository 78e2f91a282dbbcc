package io.guanhu.platform.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetDirectoryIT {

    private final Path directory;
    private final byte[] context = {1};

    KeysetDirectoryIT(@TempDir Path temporary) {
        this.directory = temporary.resolve("keys");
    }

    @BeforeEach
    void makeKeysets() {
        KeysetDirectory.open(directory, false);
    }

    @Test
    void makesKeysetsThatOnlyTheirOwnerCanRead() throws IOException {
        for (String name : new String[] {"tokens", "seal"}) {
            assertThat(Files.getPosixFilePermissions(directory.resolve(name + ".json")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(Files.getPosixFilePermissions(directory))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void refusesAKeysetThatOthersCanRead() throws IOException {
        Path seal = directory.resolve("seal.json");
        Files.setPosixFilePermissions(seal, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(this::seal)
                .hasMessageContaining("seal.json can be read by others (rw-r-----): run chmod 600");
    }

    @Test
    void refusesToReplaceAMissingKeysetThatDataNeeds() throws Exception {
        byte[] before = KeysetDirectory.open(directory, true).tokens().computeMac(context);
        assertThat(KeysetDirectory.open(directory, false).tokens().computeMac(context))
                .isEqualTo(before);
        Files.delete(directory.resolve("tokens.json"));
        assertThatThrownBy(() -> KeysetDirectory.open(directory, true))
                .hasMessageContaining("tokens.json is missing");
        assertThat(directory.resolve("tokens.json")).doesNotExist();
    }

    @Test
    void tellsNothingOfAFileThatIsNoKeyset() throws IOException {
        Files.writeString(directory.resolve("seal.json"), "{\"secret\":\"value\"}");
        assertThatThrownBy(this::seal).hasMessageNotContaining("secret").hasNoCause();
    }

    private Aead seal() {
        return KeysetDirectory.open(directory, false).seal();
    }
}
