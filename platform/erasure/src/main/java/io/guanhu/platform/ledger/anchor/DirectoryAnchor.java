package io.guanhu.platform.ledger.anchor;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.ledger.OutsideAnchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The ledger in a directory outside the cluster. {@code checkpoint} is the latest head,
 * {@code history} has every head that added entries, and {@code entries} has the entries. The last
 * two are append-only JSON lines. Several keepers take turns with a lock on the file {@code lock}.
 */
public final class DirectoryAnchor implements OutsideAnchor {

    private final Path directory;
    private final LedgerKeys keys;

    public DirectoryAnchor(Path directory, LedgerKeys keys) {
        this.directory = directory;
        this.keys = keys;
    }

    /** A line of {@code history}. */
    record Past(long size, String note) {}

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public Mono<Optional<LedgerHead>> head() {
        return io(this::readHead);
    }

    private Optional<LedgerHead> readHead() throws IOException {
        // A missing directory is unreachable, not an empty ledger.
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        Path file = directory.resolve("checkpoint");
        return Files.exists(file) ? Optional.of(keys.verified(Files.readString(file))) : Optional.empty();
    }

    @Override
    public Mono<List<LedgerLine>> entriesAfter(long position, int limit) {
        return io(() -> {
            Path file = entries();
            if (!Files.exists(file)) {
                return List.of();
            }
            try (Stream<String> lines = Files.lines(file)) {
                return lines.skip(position)
                        .limit(limit)
                        .map(DirectoryAnchor::line)
                        .toList();
            }
        });
    }

    private static LedgerLine line(String json) {
        return EventCodec.read(LedgerLine.class, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Mono<Long> lastEntry() {
        return io(() -> locked(this::countEntries));
    }

    private long countEntries() throws IOException {
        Path file = entries();
        if (!Files.exists(file)) {
            return 0L;
        }
        cutTornEnd(file);
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    @Override
    public Mono<Void> append(List<LedgerLine> lines) {
        return io(() -> locked(() -> appendMissing(lines))).then();
    }

    /** Another keeper may have been faster, so only missing entries are added. */
    private long appendMissing(List<LedgerLine> lines) throws IOException {
        long last = countEntries();
        StringBuilder text = new StringBuilder();
        for (LedgerLine line : lines) {
            if (line.position() == last + 1) {
                text.append(EventCodec.write(line)).append('\n');
                last++;
            }
        }
        write(entries(), text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return last;
    }

    @Override
    public Mono<Void> advance(LedgerHead head) {
        return io(() -> locked(() -> replace(head))).then();
    }

    private boolean replace(LedgerHead head) throws IOException {
        Optional<LedgerHead> before = readHead();
        if (before.isPresent() && !head.isNewerThan(before.get())) {
            return false;
        }
        if (before.isEmpty() || head.size() > before.get().size()) {
            Path history = directory.resolve("history");
            if (Files.exists(history)) {
                cutTornEnd(history);
            }
            write(
                    history,
                    EventCodec.write(new Past(head.size(), head.note())) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        Path fresh = Files.createTempFile(directory, ".checkpoint", "");
        write(fresh, head.note(), StandardOpenOption.WRITE);
        Files.move(fresh, directory.resolve("checkpoint"), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private Path entries() {
        return directory.resolve("entries");
    }

    /** Removes the part of a line that a crash left behind. */
    private static void cutTornEnd(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer one = ByteBuffer.allocate(1);
            while (end > 0) {
                one.clear();
                channel.read(one, end - 1);
                if (one.get(0) == '\n') {
                    break;
                }
                end--;
            }
            channel.truncate(end);
        }
    }

    private static void write(Path file, String text, StandardOpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A step that may fail. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    private synchronized <T> T locked(Step<T> step) throws IOException {
        Files.createDirectories(directory);
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new UncheckedIOException(new IOException("The lock was lost"));
            }
            return step.run();
        }
    }

    private static <T> Mono<T> io(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
