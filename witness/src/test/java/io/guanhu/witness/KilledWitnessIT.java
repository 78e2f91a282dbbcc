package io.guanhu.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** The witness as a process of its own, killed while it answers. */
class KilledWitnessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final GrowingLog log = new GrowingLog("bank.example/audit");
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(8);

    /** It remembers all it answered, and only what was requested. */
    @RepeatedTest(4)
    void forgetsNothingThatItAnswered() throws Exception {
        Path logs = directory.resolve("logs.policy");
        Files.writeString(logs, "log " + log.key() + "\nquorum none\n");
        int port = freePort();
        long known = 0;
        for (int round = 0; round < 3; round++) {
            Process process = start(logs, port);
            await(port, process);
            if (known == 0) {
                // On a busy machine the kill may come before any answer; then there is nothing to
                // forget.
                assertThat(post(port, log.step(0, 1).toString()).statusCode()).isEqualTo(200);
                known = 1;
            }
            var killed = CompletableFuture.runAsync(
                    process::destroyForcibly,
                    CompletableFuture.delayedExecutor(
                            100 + random.nextInt(150), java.util.concurrent.TimeUnit.MILLISECONDS));
            long answered = known;
            long asked = known;
            while (asked < GrowingLog.LEAVES) {
                asked = answered + 1;
                try {
                    assertThat(post(port, log.step(answered, asked).toString()).statusCode())
                            .isEqualTo(200);
                    answered = asked;
                } catch (IOException ended) {
                    break;
                }
            }
            killed.join();
            process.waitFor();

            Process again = start(logs, port);
            await(port, again);
            known = sizeAt(port);
            assertThat(known).isBetween(answered, asked);
            again.destroyForcibly();
            again.waitFor();
        }
        assertThat(known).isPositive();
    }

    private long sizeAt(int port) throws IOException, InterruptedException {
        // Size zero is refused with the size that the witness knows, unless it knows nothing.
        HttpResponse<String> answer = post(port, log.step(0, GrowingLog.LEAVES).toString());
        assertThat(answer.statusCode()).isEqualTo(409);
        return Long.parseLong(answer.body().strip());
    }

    private Process start(Path logs, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path").replace(',', File.pathSeparatorChar),
                        "io.guanhu.witness.Main",
                        "--name",
                        "witness.example/1",
                        "--data",
                        directory.resolve("data").toString(),
                        "--logs",
                        logs.toString(),
                        "--port",
                        Integer.toString(port),
                        "--rate",
                        "100000")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("out").toFile()))
                .start();
    }

    private void await(int port, Process process) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            assertThat(process.isAlive()).as(() -> "the witness: " + output()).isTrue();
            try {
                http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                process.waitFor(Duration.ofMillis(50));
            }
        }
        throw new AssertionError("The witness did not start");
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("out"));
        } catch (IOException missing) {
            return "";
        }
    }

    private HttpResponse<String> post(int port, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/add-checkpoint"))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
