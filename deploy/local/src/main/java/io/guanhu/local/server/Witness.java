package io.guanhu.local.server;

import io.guanhu.local.layout.Directories;
import io.guanhu.local.layout.Port;
import io.guanhu.local.layout.PrivateFiles;
import io.guanhu.local.layout.Service;
import io.guanhu.local.layout.SuiteException;
import io.guanhu.local.layout.SuiteOptions;
import io.guanhu.local.process.Java;
import io.guanhu.tlog.note.KeyPem;
import io.guanhu.tlog.note.NoteVerifier;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The witness of the audit log and of the erasure ledger as a separate process, with its own keys
 * and data, and the policy that makes the services rely on it. In production it runs elsewhere,
 * under a different operator.
 */
public final class Witness implements AutoCloseable {

    /** The name of the audit log in every checkpoint. */
    public static final String LOG = "guanhu.local/audit";

    private static final String NAME = "guanhu.local/witness";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Process process;
    private final Path log;

    private Witness(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it, waits until it is ready, and writes the policy. */
    static Witness start(SuiteOptions options, Directories directories) throws IOException {
        int port = Port.WITNESS.at(options.portOffset());
        String logLine = "log " + logKey(directories).verifierKey() + "\n";
        Path logs = directories.configuration().resolve("witnessed.policy");
        String ledgerKey = LedgerKey.of(directories.ledgerKey(), directories.ledger());
        write(logs, logLine + "log " + ledgerKey + "\nquorum none\n");
        Path output = directories.log("witness");
        Process process = new ProcessBuilder(Java.command(
                        classPath(options.root()),
                        "io.guanhu.witness.Main",
                        "24m",
                        List.of(
                                "--name",
                                NAME,
                                "--data",
                                directories.witness().toString(),
                                "--logs",
                                logs.toString(),
                                "--port",
                                Integer.toString(port))))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        Witness witness = new Witness(process, output);
        try {
            String url = "http://localhost:" + port;
            write(directories.logPolicy(), logLine + policy(witness.awaitKeys(url), url));
            return witness;
        } catch (IOException | RuntimeException failure) {
            witness.close();
            throw failure;
        }
    }

    /** It uses no third-party libraries, so its classes run as built. */
    private static String classPath(Path root) {
        Path classes = root.resolve("witness").resolve("target").resolve("classes");
        if (!Files.isDirectory(classes)) {
            throw new SuiteException(classes + " is missing: package the modules first (./mvnw package).");
        }
        return classes
                + File.pathSeparator
                + root.resolve("tlog").resolve("target").resolve("classes");
    }

    /** The policy requires cosignatures by all of the witness's keys. */
    private static String policy(String keys, String url) {
        List<String> names = new ArrayList<>();
        StringBuilder policy = new StringBuilder();
        for (String key : keys.lines().toList()) {
            names.add("witness-" + (names.size() + 1));
            policy.append("witness %s %s %s\n".formatted(names.getLast(), key, url));
        }
        return policy + "group witness all " + String.join(" ", names) + "\nquorum witness\n";
    }

    /**
     * Creates the log's key before anything starts, so that the witness knows it before the log's
     * first entry. A lost key is never replaced.
     */
    public static void prepareLogKey(Directories directories) throws IOException {
        Path file = checkpointKey(directories);
        if (Files.exists(file)) {
            return;
        }
        if (!directories.startsAnew()) {
            throw new SuiteException(file
                    + " is missing: the audit log was signed by it. Bring it back, or start"
                    + " again with --fresh.");
        }
        try {
            write(file, KeyPem.format(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static NoteVerifier logKey(Directories directories) throws IOException {
        Path file = checkpointKey(directories);
        return new NoteVerifier(
                LOG, KeyPem.parse(Files.readString(file)).getFirst().publicKey());
    }

    public static Path checkpointKey(Directories directories) throws IOException {
        return directories.of(Service.AUDIT).resolve("checkpoint.pem");
    }

    private static void write(Path file, String content) throws IOException {
        try (Writer writer = PrivateFiles.writer(file)) {
            writer.write(content);
        }
    }

    private String awaitKeys(String url) {
        HttpRequest keys = HttpRequest.newBuilder(URI.create(url + "/keys")).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                if (process.waitFor(POLL)) {
                    throw new SuiteException("The witness ended unexpectedly; its log is " + log);
                }
                try {
                    return http.send(keys, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                            .body();
                } catch (IOException notYet) {
                    // Try again until the time is up.
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteException("The start was interrupted.", interrupted);
        }
        throw new SuiteException("The witness did not answer in time; its log is " + log);
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
