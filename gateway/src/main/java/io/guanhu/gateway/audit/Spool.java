package io.guanhu.gateway.audit;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Counts on disk, in append-only segments that each cover a short time, with one line per count.
 * Each line has a checksum, so that a line torn by a crash is recognised and does not spoil the
 * next.
 *
 * <p>Appended lines have been forced to disk. A segment is closed when its time is over or the
 * process ends. From then on it never changes, so it yields the same entries however often it is
 * read. Its name has a random part, so that a clock that goes back cannot produce the same name
 * twice.
 */
final class Spool {

    private static final String PREFIX = "refusals-";
    private static final String SUFFIX = ".log";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;
    private final long limit;
    private final long seconds;
    private @Nullable Path open;
    private long openSince;

    /**
     * @param limit bytes of all segments together
     * @param window the time that one segment covers
     */
    Spool(Path directory, long limit, Duration window) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.limit = limit;
        this.seconds = Math.max(1, window.toSeconds());
    }

    /**
     * The content of a segment.
     *
     * @param name unique forever
     * @param broken the number of unreadable lines
     */
    record Segment(String name, Instant from, Map<Refusal, Long> counts, long broken) {}

    /**
     * Appends the counts and forces them to disk. Returns whether there was room.
     *
     * @throws IOException if the disk does not accept them; none of them counts then
     */
    synchronized boolean append(Map<Refusal, Long> counts, Instant now) throws IOException {
        StringBuilder lines = new StringBuilder("\n");
        counts.forEach((refusal, count) -> lines.append(line(refusal, count)).append('\n'));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes() + bytes.length > limit) {
            return false;
        }
        try (FileChannel segment =
                FileChannel.open(segmentOf(now), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long end = segment.size();
            try {
                write(segment, end, ByteBuffer.wrap(bytes));
                segment.force(true);
            } catch (IOException full) {
                segment.truncate(end);
                throw full;
            }
        }
        return true;
    }

    private Path segmentOf(Instant now) {
        long since = beginOf(now);
        Path current = open;
        if (current == null || openSince != since) {
            String random = HexFormat.of().toHexDigits(RANDOM.nextInt());
            current = directory.resolve(PREFIX + since + "-" + random + SUFFIX);
            open = current;
            openSince = since;
        }
        return current;
    }

    private static void write(FileChannel segment, long end, ByteBuffer bytes) throws IOException {
        segment.position(end);
        while (bytes.hasRemaining()) {
            segment.write(bytes);
        }
    }

    /** Segments that will not change any more, oldest first. */
    synchronized List<Path> closed(Instant now) throws IOException {
        if (openSince != beginOf(now)) {
            open = null;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Spool::isSegment)
                    .filter(file -> !file.equals(open))
                    .sorted(Comparator.comparing(Spool::beginOf))
                    .toList();
        }
    }

    static Segment read(Path file) throws IOException {
        Map<Refusal, Long> counts = new TreeMap<>(Comparator.comparing(Refusal::toString));
        long broken = 0;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty() && !parse(line, counts)) {
                broken++;
            }
        }
        return new Segment(file.getFileName().toString(), beginOf(file), counts, broken);
    }

    /** When a segment began. */
    static Instant beginOf(Path file) {
        String name = file.getFileName().toString();
        return Instant.ofEpochSecond(Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('-'))));
    }

    private long beginOf(Instant now) {
        return now.getEpochSecond() / seconds * seconds;
    }

    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    long bytes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Spool::isSegment)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static boolean isSegment(Path file) {
        String name = file.getFileName().toString();
        return name.matches(PREFIX + "\\d{1,15}-[0-9a-f]{8}\\" + SUFFIX);
    }

    private static String line(Refusal refusal, long count) {
        String content = String.join(
                "\t",
                Long.toString(count),
                refusal.operation(),
                refusal.code(),
                refusal.actorType().name(),
                refusal.actorId());
        return checksum(content) + "\t" + content;
    }

    private static boolean parse(String line, Map<Refusal, Long> counts) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 6
                || line.length() < 9
                || !checksum(line.substring(9)).equals(parts[0])) {
            return false;
        }
        Optional<ActorType> type = actorType(parts[4]);
        type.ifPresent(known ->
                counts.merge(new Refusal(parts[2], parts[3], known, parts[5]), Long.valueOf(parts[1]), Long::sum));
        return type.isPresent();
    }

    private static Optional<ActorType> actorType(String word) {
        return Arrays.stream(ActorType.values())
                .filter(type -> type.name().equals(word))
                .findFirst();
    }

    private static String checksum(String content) {
        CRC32 checksum = new CRC32();
        checksum.update(content.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }
}
