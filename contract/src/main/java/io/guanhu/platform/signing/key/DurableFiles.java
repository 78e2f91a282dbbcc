package io.guanhu.platform.signing.key;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files that are either complete or absent, even after a loss of power. */
final class DurableFiles {

    private DurableFiles() {}

    /**
     * Writes a new file; returns false if there is already one with this name, which stays
     * unchanged.
     */
    static boolean create(Path file, String content, String permissions) throws IOException {
        Path written = write(file, content, permissions);
        try {
            Files.createLink(file, written);
            force(directory(file));
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } finally {
            Files.delete(written);
        }
    }

    /** Replaces a file. */
    static void replace(Path file, String content, String permissions) throws IOException {
        Files.move(
                write(file, content, permissions),
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        force(directory(file));
    }

    private static Path write(Path file, String content, String permissions) throws IOException {
        Path temporary = Files.createTempFile(
                directory(file),
                "." + file.getFileName() + ".",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, content);
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(permissions));
        force(temporary);
        return temporary;
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path directory(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }
}
