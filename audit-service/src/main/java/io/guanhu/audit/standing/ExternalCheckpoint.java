package io.guanhu.audit.standing;

import io.guanhu.tlog.Checkpoint;
import io.guanhu.tlog.NoteVerifier;
import io.guanhu.tlog.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The latest checkpoint in a file outside the database, where no database administrator can reach
 * it. It only moves forward: when the database is rolled back, the file still tells how far the log
 * had come.
 */
@Component
public class ExternalCheckpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalCheckpoint.class);

    private final Path directory;
    private final Path file;
    private final NoteVerifier verifier;

    ExternalCheckpoint(
            @Value("${guanhu.audit.checkpoint-directory}") Path directory, NoteVerifier verifier)
            throws IOException {
        this.verifier = verifier;
        this.directory = Files.createDirectories(directory);
        this.file = directory.resolve("checkpoint");
    }

    /**
     * What the file says.
     *
     * @return empty if there is no file; {@link IllegalArgumentException} if it is no signed note
     */
    public Mono<Optional<SignedNote>> read() {
        return Mono.fromCallable(
                        () ->
                                Files.exists(file)
                                        ? Optional.of(SignedNote.parse(Files.readString(file)))
                                        : Optional.<SignedNote>empty())
                .subscribeOn(Schedulers.boundedElastic());
    }

    /**
     * Replaces the file. A failure is logged and not signalled: the log has committed already, and
     * the next checkpoint covers this one.
     */
    Mono<Void> advance(SignedNote note) {
        return Mono.<Void>fromRunnable(() -> replace(note))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(
                        failure -> {
                            LOG.error(
                                    "The checkpoint could not be written to {}",
                                    directory,
                                    failure);
                            return Mono.empty();
                        });
    }

    private synchronized void replace(SignedNote note) {
        try {
            if (Files.exists(file)) {
                SignedNote before = SignedNote.parse(Files.readString(file));
                if (!isOurs(before)) {
                    // It is evidence of something, and not for us to remove.
                    throw new IllegalStateException("The checkpoint there is not this log's");
                }
                if (sizeOf(before) >= sizeOf(note)) {
                    return;
                }
            }
            Path fresh = Files.createTempFile(directory, ".checkpoint", "");
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(note.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the log's key signed it, for this log. */
    public boolean isOurs(SignedNote note) {
        return note.isSignedBy(verifier)
                && Checkpoint.parse(note.text()).origin().equals(verifier.name());
    }

    private static long sizeOf(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }
}
