package io.guanhu.audit.standing.outside;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every checkpoint ever published, in append-only files: one line each, with its size and the note
 * in base64.
 *
 * <p>A file ends at 4 MiB. The newest 32 files (some 300,000 checkpoints) are kept whole. Of each
 * older file only the last checkpoint is kept, so that from then on the history grows by one line
 * per file.
 */
final class NoteHistory {

    private static final String PREFIX = "history-";
    private static final int FIRST_LOOK = 4096;

    private final Path directory;
    private final long segmentBytes;
    private final int wholeSegments;
    private final AtomicReference<@Nullable Segment> lastRead = new AtomicReference<>();

    NoteHistory(Path directory) {
        this(directory, 4 << 20, 32);
    }

    NoteHistory(Path directory, long segmentBytes, int wholeSegments) {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.wholeSegments = wholeSegments;
    }

    /** The latest checkpoint; a line cut off by a crash does not count. */
    Optional<SignedNote> last() throws IOException {
        for (Path segment : segments().reversed()) {
            Optional<String> line = lastLine(segment);
            if (line.isPresent()) {
                return line.map(NoteHistory::note);
            }
        }
        return Optional.empty();
    }

    /** All that is stored, oldest first. */
    List<SignedNote> all() throws IOException {
        List<SignedNote> notes = new ArrayList<>();
        for (Path segment : segments()) {
            for (String line : completeLines(Files.readString(segment))) {
                notes.add(note(line));
            }
        }
        return notes;
    }

    /** The checkpoints above one size and up to another, oldest first. */
    List<SignedNote> between(long from, long to) throws IOException {
        List<SignedNote> notes = new ArrayList<>();
        List<Path> segments = segments();
        for (int i = 0; i < segments.size() && firstOf(segments.get(i)) <= to; i++) {
            boolean before = i + 1 < segments.size() && firstOf(segments.get(i + 1)) <= from;
            for (SignedNote note : before ? List.<SignedNote>of() : read(segments.get(i))) {
                long size = Checkpoint.parse(note.text()).size();
                if (size > from && size <= to) {
                    notes.add(note);
                }
            }
        }
        return notes;
    }

    private static long firstOf(Path segment) {
        return Long.parseLong(segment.getFileName().toString().substring(PREFIX.length()));
    }

    /** Cached, so that reading the history in order reads each file once. */
    private List<SignedNote> read(Path segment) throws IOException {
        Segment known = lastRead.get();
        long length = Files.size(segment);
        if (known == null || !known.file().equals(segment) || known.length() != length) {
            List<SignedNote> notes = new ArrayList<>();
            for (String line : completeLines(Files.readString(segment))) {
                notes.add(note(line));
            }
            known = new Segment(segment, length, List.copyOf(notes));
            lastRead.set(known);
        }
        return known.notes();
    }

    private record Segment(Path file, long length, List<SignedNote> notes) {}

    /** Adds a line and waits until it is on disk. The caller must exclude concurrent calls. */
    void append(SignedNote note) throws IOException {
        long size = Checkpoint.parse(note.text()).size();
        String encoded = Base64.getEncoder().encodeToString(note.toString().getBytes(StandardCharsets.UTF_8));
        Path segment = segmentFor(size);
        try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            // What a crash cut off remains as an unreadable line of its own.
            String start = end == 0 || byteAt(channel, end - 1) == '\n' ? "" : "\n";
            ByteBuffer line = StandardCharsets.US_ASCII.encode(start + size + " " + encoded + "\n");
            channel.position(end);
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        }
    }

    private Path segmentFor(long size) throws IOException {
        List<Path> segments = segments();
        if (!segments.isEmpty() && Files.size(segments.getLast()) < segmentBytes) {
            return segments.getLast();
        }
        Path fresh = directory.resolve(PREFIX + "%020d".formatted(size));
        Files.createFile(fresh);
        for (Path old : segments.subList(0, Math.max(0, segments.size() + 1 - wholeSegments))) {
            thin(old);
        }
        return fresh;
    }

    private void thin(Path segment) throws IOException {
        Optional<String> last = lastLine(segment);
        if (last.isPresent() && Files.size(segment) > last.get().length() + 1L) {
            Path thinned = Files.createTempFile(directory, ".history", "");
            Files.writeString(thinned, last.get() + "\n", StandardOpenOption.SYNC);
            Files.move(thinned, segment, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<String> lastLine(Path segment) throws IOException {
        try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
            long end = channel.size();
            for (long look = FIRST_LOOK; ; look *= 8) {
                long from = Math.max(0, end - look);
                String tail = text(channel, from, end);
                // Text that starts in the middle of a line is not a line.
                String whole = from == 0 ? tail : tail.substring(tail.indexOf('\n') + 1);
                List<String> lines = completeLines(whole);
                if (!lines.isEmpty() || from == 0) {
                    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
                }
            }
        }
    }

    private static List<String> completeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(NoteHistory::isNote)
                .toList();
    }

    private static boolean isNote(String line) {
        try {
            return line.startsWith(Checkpoint.parse(note(line).text()).size() + " ");
        } catch (IllegalArgumentException cutOff) {
            return false;
        }
    }

    private static SignedNote note(String line) {
        byte[] note = Base64.getDecoder().decode(line.substring(line.indexOf(' ') + 1));
        return SignedNote.parse(new String(note, StandardCharsets.UTF_8));
    }

    private static String text(FileChannel channel, long from, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // reads on
        }
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    private static byte byteAt(FileChannel channel, long position) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        channel.read(one, position);
        return one.get(0);
    }
}
