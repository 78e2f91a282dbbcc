package io.guanhu.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/**
 * Where test servers come from: containers if a Docker engine answers, otherwise the same servers
 * started natively. The system property {@code infra} ({@code containers} or {@code native}) forces
 * one of the two.
 */
enum Infra {
    CONTAINERS,
    NATIVE;

    private static final Logger log = LoggerFactory.getLogger(Infra.class);
    private static final Lazy<Infra> CHOICE = new Lazy<>(() -> choose(System.getProperty("infra", "auto")));

    /** Decides once per JVM, and logs the decision. */
    static Infra chosen() {
        return CHOICE.get();
    }

    private static Infra choose(String wish) {
        return switch (wish) {
            case "containers" -> {
                String obstacle = obstacle();
                if (!obstacle.isEmpty()) {
                    throw new IllegalStateException("-Dinfra=containers was given, but " + obstacle + ".");
                }
                yield say(CONTAINERS, "forced by -Dinfra=containers");
            }
            case "native" -> say(NATIVE, "forced by -Dinfra=native");
            case "auto" -> {
                String obstacle = obstacle();
                yield obstacle.isEmpty() ? say(CONTAINERS, "a Docker engine answers") : say(NATIVE, obstacle);
            }
            default ->
                throw new IllegalStateException("-Dinfra=" + wish + " is unknown: give containers, native or auto.");
        };
    }

    private static Infra say(Infra infra, String because) {
        log.info("Test servers: {} ({})", infra == CONTAINERS ? "containers" : "native processes", because);
        return infra;
    }

    /** Why containers cannot run here; empty if they can. */
    private static String obstacle() {
        // Checking everywhere takes seconds and fills the log, so only check where an engine could
        // be.
        boolean configured = System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"))
                || !System.getProperty("os.name").startsWith("Linux");
        if (!configured) {
            return "no Docker engine is set up on this machine";
        }
        try {
            return DockerClientFactory.instance().isDockerAvailable() ? "" : "no Docker engine answers";
        } catch (RuntimeException e) {
            return "the Docker engine cannot start a container: " + e.getMessage();
        }
    }
}
