package io.guanhu.witness.disk;

import io.guanhu.tlog.note.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a witness stores about one log: the latest checkpoint that it cosigned, one older note for
 * each minute (13 months of them, some 200 MB at most), and evidence of contradictions (100 files
 * at most).
 */
public final class LogFiles {

    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final int MONTHS = 13;
    private static final int MOST_EVIDENCE = 100;

    private final Path directory;
    private final Path latest;
    private Instant lastKept = Instant.EPOCH;

    private LogFiles(Path directory) {
        this.directory = directory;
        this.latest = directory.resolve("latest");
    }

    public static LogFiles of(Path logs, String origin) throws IOException {
        Path directory = Durable.directory(logs.resolve(id(origin)));
        Path name = directory.resolve("origin");
        if (!Files.exists(name)) {
            Durable.replace(name, origin + "\n");
        }
        Durable.directory(directory.resolve("history"));
        Durable.directory(directory.resolve("evidence"));
        return new LogFiles(directory);
    }

    /** The log's id in URLs and directories: the hash of its origin, in hexadecimal. */
    public static String id(String origin) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(origin.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Optional<SignedNote> latest() throws IOException {
        return Files.exists(latest) ? Optional.of(SignedNote.parse(Files.readString(latest))) : Optional.empty();
    }

    /** Returns once the note is on disk. */
    public void advance(SignedNote note, Instant now) throws IOException {
        Durable.replace(latest, note.toString());
        if (now.isAfter(lastKept.plus(BETWEEN_NOTES))) {
            keep(note, now);
            lastKept = now;
        }
    }

    private void keep(SignedNote note, Instant now) throws IOException {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        Path history = directory.resolve("history");
        Durable.append(history.resolve(month + ".notes"), note + "\n");
        String oldest = month.minusMonths(MONTHS) + ".notes";
        for (Path file : list(history)) {
            if (file.getFileName().toString().compareTo(oldest) < 0) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Stores a contradiction to the latest note, with both notes complete, so that anybody can
     * check them.
     */
    public void keepEvidence(String what, String refused, Instant now) throws IOException {
        Path evidence = directory.resolve("evidence");
        if (list(evidence).size() >= MOST_EVIDENCE) {
            return;
        }
        String content = "%s at %s\n\n=== cosigned before ===\n%s\n=== refused ===\n%s"
                .formatted(what, now, latest().map(Object::toString).orElse(""), refused);
        String name = LogFiles.id(refused).substring(0, 16) + "-" + what + ".txt";
        if (!Files.exists(evidence.resolve(name))) {
            Durable.replace(evidence.resolve(name), content);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
