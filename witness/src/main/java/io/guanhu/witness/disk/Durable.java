package io.guanhu.witness.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files that survive a loss of power and that only the owner can read. */
public final class Durable {

    private static final FileAttribute<?> OWNER_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Durable() {}

    public static Path directory(Path directory) throws IOException {
        boolean missing = !Files.isDirectory(directory);
        Files.createDirectories(directory, OWNER_ENTERS);
        Path parent = directory.toAbsolutePath().getParent();
        if (missing && parent != null) {
            force(parent);
        }
        return directory;
    }

    /**
     * Replaces a whole file: afterwards it is either the old or the new one, never a part of it.
     */
    public static void replace(Path file, String content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        write(draft, content, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        if (directory != null) {
            force(directory);
        }
    }

    static void append(Path file, String content) throws IOException {
        write(file, content, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    private static void write(Path file, String content, Set<StandardOpenOption> how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how, OWNER_READS)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A new name in a directory is durable only once the directory is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
