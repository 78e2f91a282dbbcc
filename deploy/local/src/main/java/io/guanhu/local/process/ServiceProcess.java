package io.guanhu.local.process;

import io.guanhu.local.layout.Service;
import io.guanhu.local.layout.SuiteException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One service as a process of its own. */
public final class ServiceProcess {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Service service;
    private final Process process;
    private final Path log;
    private final String health;
    private final HttpClient http;
    private volatile boolean stopping;

    private ServiceProcess(Service service, Process process, Path log, String health, HttpClient http) {
        this.service = service;
        this.process = process;
        this.log = log;
        this.health = health;
        this.http = http;
    }

    /**
     * Starts it and returns immediately.
     *
     * @param died receives a message if the process ends unexpectedly
     */
    public static ServiceProcess start(
            Service service,
            List<String> command,
            Path log,
            int managementPort,
            HttpClient http,
            Consumer<String> died) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            String health = "http://localhost:" + managementPort + "/actuator/health/";
            ServiceProcess started = new ServiceProcess(service, process, log, health, http);
            var _ = process.onExit().thenAccept(ended -> {
                if (!started.stopping) {
                    died.accept(started.exitMessage());
                }
            });
            return started;
        } catch (IOException e) {
            throw new SuiteException(service.module() + " could not be started: " + e.getMessage(), e);
        }
    }

    private String exitMessage() {
        return "%s ended unexpectedly (exit code %d); its log is %s"
                .formatted(service.module(), process.exitValue(), log);
    }

    /** Waits until the process answers. */
    public void awaitLive(Duration limit) {
        await("liveness", limit);
    }

    /** Waits until it accepts requests. */
    public void awaitReady(Duration limit) {
        await("readiness", limit);
    }

    private void await(String probe, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers(probe)) {
            if (endsMeanwhile()) {
                throw new SuiteException(exitMessage());
            }
            if (System.nanoTime() > deadline) {
                throw new SuiteException("%s was not ready within %d s; its log is %s"
                        .formatted(service.module(), limit.toSeconds(), log));
            }
        }
    }

    private boolean answers(String probe) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(health + probe))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("The start was interrupted.", e);
        }
    }

    /** Waits for the next check. Returns early if the process has ended. */
    private boolean endsMeanwhile() {
        try {
            return process.waitFor(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("The start was interrupted.", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Asks it to finish its work and exit. */
    public void askToStop() {
        stopping = true;
        process.destroy();
    }

    /** Waits for the requested exit, and enforces it if it takes too long. */
    public void awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it immediately, like {@code kill -9}. */
    public void kill() {
        stopping = true;
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }
}
