package io.guanhu.audit.standing.outside;

import io.guanhu.tlog.note.SignedNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with one note, which this process replaces and others read.
 *
 * <p>Nothing is ever overwritten. The existing file is moved aside and checked. Only then is the
 * new one linked in its place, which fails if another process was faster. In between there is no
 * file for a moment.
 */
final class NoteFile {

    private static final Logger LOG = LoggerFactory.getLogger(NoteFile.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofMillis(5);

    private final Path directory;
    private final Path file;
    private final ReentrantLock inProcess = new ReentrantLock();

    NoteFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve("checkpoint");
    }

    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }

    String read() throws IOException {
        return Files.readString(file);
    }

    /** Runs while no other writer of this suite is active, in this process or another. */
    void exclusively(Writing writing) throws IOException, InterruptedException {
        if (!inProcess.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("Another thread keeps " + directory);
        }
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            writing.write();
        } finally {
            inProcess.unlock();
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(REST.toNanos());
        }
        throw new IOException("Another process keeps " + directory);
    }

    /**
     * Replaces a note, or creates the first one.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one that was not expected
     */
    void exchange(Optional<SignedNote> expected, SignedNote note) throws IOException {
        Path taken = directory.resolve(".checkpoint-before");
        setAside(taken);
        Path fresh = Files.createTempFile(directory, ".checkpoint", "");
        write(fresh, note.toString());
        if (expected.isPresent()) {
            Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
            if (!Files.readString(taken).equals(expected.get().toString())) {
                setAside(taken);
            }
        }
        link(fresh, note);
        Files.deleteIfExists(fresh);
        // The history is already on disk. If a crash undoes the renaming, it has the same content.
        Files.deleteIfExists(taken);
    }

    /** A file that somebody put here at the wrong moment is evidence. */
    private void setAside(Path taken) throws IOException {
        if (Files.exists(taken)) {
            Path evidence = directory.resolve("unexpected-" + UUID.randomUUID());
            Files.move(taken, evidence);
            LOG.error("Found an unexpected checkpoint; it is kept as {}", evidence);
        }
    }

    private void link(Path fresh, SignedNote note) throws IOException {
        try {
            Files.createLink(file, fresh);
        } catch (UnsupportedOperationException noLinks) {
            Files.writeString(file, note.toString(), StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
        }
    }

    private static void write(Path fresh, String content) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
