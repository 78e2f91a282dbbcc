package io.guanhu.audit.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointKeyTests {

    private final CheckpointKey configuration = new CheckpointKey();

    @Test
    void makesAKeyThatOnlyItsOwnerCanReadAndKeepsIt(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys").resolve("checkpoint.pem");

        String made = configuration.checkpointSigner("log", file).verifier().verifierKey();

        assertThat(configuration.checkpointSigner("log", file).verifier().verifierKey())
                .isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
