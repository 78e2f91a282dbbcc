package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Directories that are removed when the JVM ends. */
final class TemporaryDirectory {

    private TemporaryDirectory() {}

    static Path create(String purpose) {
        try {
            Path directory = Files.createTempDirectory("guanhu-" + purpose + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            // A server that is still stopping may write again; the system cleans up later.
        }
    }
}
