package io.guanhu.witness;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteKey;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.witness.disk.Durable;
import io.guanhu.witness.disk.LogFiles;
import io.guanhu.witness.disk.WitnessKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A witness in its data directory, which no other process can use. */
final class Witness implements AutoCloseable {

    private final FileChannel lock;
    private final WitnessKeys keys;
    private final Map<String, WitnessedLog> logs;
    private final Counts counts = new Counts();

    /**
     * Opens the data directory.
     *
     * @param accepted its log lines name the logs to witness
     * @throws IllegalStateException if the directory is in use, belongs to another witness, or is
     *     incomplete
     */
    Witness(Path data, String name, TrustPolicy accepted, Clock clock) throws IOException {
        Durable.directory(data);
        lock = lock(data);
        requireName(data, name);
        Path records = Durable.directory(data.resolve("logs"));
        keys = WitnessKeys.in(data, name, hasRecords(records));
        logs = new LinkedHashMap<>();
        for (TrustPolicy.Log log : accepted.logs()) {
            String origin = log.key().name();
            if (!logs.containsKey(origin)) {
                List<NoteKey> trusted = accepted.keysOf(origin);
                LogFiles files = LogFiles.of(records, origin);
                logs.put(origin, new WitnessedLog(origin, trusted, keys, files, clock, counts));
            }
        }
    }

    private static FileChannel lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // Reported below, as for a lock held by another process.
        }
        channel.close();
        throw new IllegalStateException("Another witness runs in " + data);
    }

    /** The name is part of every cosignature, so a directory keeps one name. */
    private static void requireName(Path data, String name) throws IOException {
        Path file = data.resolve("name");
        if (!Files.exists(file)) {
            Durable.replace(file, name + "\n");
        }
        String known = Files.readString(file).strip();
        if (!known.equals(name)) {
            throw new IllegalStateException(
                    "%s is the directory of the witness %s, not of %s".formatted(data, known, name));
        }
    }

    private static boolean hasRecords(Path records) throws IOException {
        try (Stream<Path> found = Files.list(records)) {
            return found.anyMatch(log -> Files.exists(log.resolve("latest")));
        }
    }

    Answer add(AddCheckpoint request) throws IOException {
        String origin = Checkpoint.parse(request.checkpoint().text()).origin();
        WitnessedLog log = logs.get(origin);
        return log == null ? new Answer.Refused(Judgement.NOT_FOUND, "The log is unknown here") : log.add(request);
    }

    /** The latest checkpoint of a log, with this witness's cosignatures. */
    Optional<SignedNote> latest(String logId) {
        return logs.entrySet().stream()
                .filter(log -> LogFiles.id(log.getKey()).equals(logId))
                .findFirst()
                .flatMap(log -> log.getValue().latest());
    }

    String keys() {
        return keys.published();
    }

    Counts counts() {
        return counts;
    }

    /** The last cosigned sizes, by origin. */
    Map<String, Long> sizes() {
        Map<String, Long> sizes = new TreeMap<>();
        logs.forEach((origin, log) ->
                sizes.put(origin, log.latest().map(note -> Head.of(note).size()).orElse(0L)));
        return sizes;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
