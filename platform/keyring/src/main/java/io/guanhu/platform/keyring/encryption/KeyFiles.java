package io.guanhu.platform.keyring.encryption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * One key per file. A key is never copied into another file, so overwriting its file in place is
 * enough. What remains is a mark of its destruction, under the same name.
 */
final class KeyFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String KEY = ".key";
    private static final String DESTROYED = ".destroyed";
    private static final String UNFINISHED = ".unfinished";

    /** When there are more marks than this, the oldest are deleted. */
    private static final int MARKS = 1_000;

    private final Path directory;

    private KeyFiles(Path directory) {
        this.directory = directory;
    }

    static KeyFiles open(Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new KeyFiles(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " cannot be made", e);
        }
    }

    /**
     * Stores the key unless there is one with this name.
     *
     * @return whether it was stored
     * @throws VersionDestroyedException if one with this name was destroyed
     */
    boolean create(String name, byte[] key) throws IOException {
        if (destroyed(name)) {
            throw new VersionDestroyedException(name);
        }
        if (Files.exists(key(name))) {
            return false;
        }
        Path unfinished = Files.createTempFile(directory, name + ".", UNFINISHED, ownerOnly());
        try {
            overwrite(unfinished, HexFormat.of().formatHex(key));
            // A hard link, not a copy; of several processes, one succeeds.
            Files.createLink(key(name), unfinished);
            return true;
        } catch (FileAlreadyExistsException _) {
            overwrite(unfinished, "0".repeat(2 * key.length));
            return false;
        } finally {
            Files.delete(unfinished);
            makeDurable();
        }
    }

    /**
     * Reads the key.
     *
     * @throws VersionDestroyedException if it was destroyed
     * @throws UnknownVersionException if there is none with this name
     * @throws IllegalStateException if anybody other than its owner may read it
     */
    byte[] read(String name) {
        if (destroyed(name)) {
            throw new VersionDestroyedException(name);
        }
        Path file = key(name);
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                throw new IllegalStateException("The key "
                        + file
                        + " can be read by others ("
                        + PosixFilePermissions.toString(permissions)
                        + "): run chmod 600 on it.");
            }
            return HexFormat.of().parseHex(Files.readString(file));
        } catch (NoSuchFileException _) {
            // It may have been destroyed between the two checks.
            throw destroyed(name) ? new VersionDestroyedException(name) : new UnknownVersionException(name);
        } catch (IllegalArgumentException _) {
            // The cause would quote the file's content.
            throw new IllegalStateException("The file " + file + " holds no key");
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + file + " cannot be read", e);
        }
    }

    /** Writes the mark first: whatever happens next, the key is never used again. */
    void destroy(String name) throws IOException {
        if (!destroyed(name)) {
            read(name);
            try {
                Files.createFile(mark(name), ownerOnly());
            } catch (FileAlreadyExistsException _) {
                // Another replica is destroying it as well.
            }
            makeDurable();
        }
        eraseKey(name);
        forgetOldMarks();
    }

    /** Whether the key was destroyed, or is about to be, and must not be used any longer. */
    boolean destroyed(String name) {
        return Files.exists(mark(VersionContext.requireName(name)));
    }

    /** Whether nothing is left of a destroyed key; a crash may have left it next to its mark. */
    boolean gone(String name) {
        return destroyed(name) && !Files.exists(key(name));
    }

    /** When the key was destroyed. */
    Instant destroyedAt(String name) {
        return Instant.ofEpochMilli(lastModified(mark(name)));
    }

    private void eraseKey(String name) throws IOException {
        Path file = key(name);
        try {
            overwrite(file, "0".repeat((int) Files.size(file)));
            Files.delete(file);
        } catch (NoSuchFileException _) {
            // Done before, or by another replica.
        }
        removeUnfinished(name);
        makeDurable();
    }

    /** A crash leaves either a second name of the same file, or a key that nobody used. */
    private void removeUnfinished(String name) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, name + ".*" + UNFINISHED)) {
            for (Path file : left) {
                overwrite(file, "0".repeat((int) Files.size(file)));
                Files.delete(file);
            }
        }
    }

    private void forgetOldMarks() throws IOException {
        List<Path> marks = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + DESTROYED)) {
            all.forEach(marks::add);
        }
        if (marks.size() > MARKS) {
            marks.sort(Comparator.comparing(KeyFiles::lastModified));
            for (Path mark : marks.subList(0, marks.size() - MARKS)) {
                Files.deleteIfExists(mark);
            }
        }
    }

    private static long lastModified(Path file) {
        return file.toFile().lastModified();
    }

    private static void overwrite(Path file, String content) throws IOException {
        // Not truncated first, so that the new bytes overwrite the old ones in place.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void makeDurable() throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private Path key(String name) {
        return directory.resolve(name + KEY);
    }

    private Path mark(String name) {
        return directory.resolve(name + DESTROYED);
    }

    private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    }
}
