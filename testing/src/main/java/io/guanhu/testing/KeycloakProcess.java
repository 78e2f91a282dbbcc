package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Keycloak from its own distribution, as a child JVM that ends with this one. */
public final class KeycloakProcess implements KeycloakServer {

    private final Process process;
    private final int port;
    private final Path log;

    private KeycloakProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static KeycloakProcess forTests() {
        Path directory = TemporaryDirectory.create("keycloak");
        KeycloakProcess server = start(
                Ports.free(),
                Ports.free(),
                directory,
                directory.resolve("keycloak.log"),
                KeycloakRealm.forTests(),
                step -> {});
        server.awaitReady(Duration.ofMinutes(5));
        return server;
    }

    /**
     * Starts a server and returns immediately, unless the distribution must be prepared first.
     *
     * @param directory contains configuration and data; a later start reuses these, and imports
     *     nothing
     */
    public static KeycloakProcess start(
            int port, int managementPort, Path directory, Path log, KeycloakRealm realm, Consumer<String> progress) {
        Path distribution = KeycloakDistribution.prepared(progress);
        try {
            Path home = home(distribution, directory, realm);
            List<String> command = KeycloakJava.command(
                    distribution,
                    home,
                    List.of("-Xms64m", "-Xmx320m", "-XX:MaxMetaspaceSize=256m"),
                    "start",
                    options(port, managementPort, home));
            ProcessBuilder builder = new ProcessBuilder(ChildProcess.inOwnSession(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(realm.variables());
            Process process = builder.start();
            return new KeycloakProcess(process, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak did not start: " + e.getMessage(), e);
        }
    }

    /** Programs and configuration are the distribution's, data and imports our own. */
    private static Path home(Path distribution, Path directory, KeycloakRealm realm) throws IOException {
        Path home = directory.toAbsolutePath();
        Path imports = Files.createDirectories(home.resolve("data/import"));
        for (String shared : List.of("lib", "conf", "providers", "themes")) {
            Path link = home.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(shared));
        }
        Files.copy(realm.realmFile(), imports.resolve("guanhu-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(realm.demoUsersFile(), imports.resolve("guanhu-users-0.json"), StandardCopyOption.REPLACE_EXISTING);
        return home;
    }

    private static List<String> options(int port, int managementPort, Path home) {
        return List.of(
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://localhost:" + port,
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + managementPort,
                "--cache=local",
                "--db-url=jdbc:h2:file:"
                        + home.resolve("data/h2/keycloak")
                        + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE",
                "--log-level=WARN,io.quarkus:INFO");
    }

    /** Waits until the realm answers; the exception says whether it ended or was too slow. */
    public void awaitReady(Duration limit) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> !process.isAlive() || realmAnswers(client));
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("Keycloak was not ready within " + limit.toSeconds() + " s.", e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended while it was starting; " + log + " says why.");
        }
    }

    private boolean realmAnswers(HttpClient client) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String url() {
        return "http://localhost:" + port;
    }

    /** The child process, for monitoring. */
    public Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
