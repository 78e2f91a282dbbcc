package io.guanhu.witness;

import io.guanhu.witness.disk.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A witness of two logs, in a directory of its own. */
abstract class WitnessFixture {

    static final int UNHURRIED = 100_000;

    @TempDir
    Path data;

    final GrowingLog log = new GrowingLog("bank.example/audit");
    final GrowingLog other = new GrowingLog("bank.example/erasures");
    RunningWitness witness;

    @BeforeEach
    void start() throws IOException {
        witness = new RunningWitness(data, UNHURRIED, log, other);
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
    }

    /** Where the witness keeps what it knows about the first log. */
    Path kept(String file) {
        return data.resolve("logs").resolve(LogFiles.id(log.origin())).resolve(file);
    }

    List<String> evidence() throws IOException {
        try (Stream<Path> files = Files.list(kept("evidence"))) {
            List<String> contents = new ArrayList<>();
            for (Path file : files.toList()) {
                contents.add(Files.readString(file));
            }
            return contents;
        }
    }
}
