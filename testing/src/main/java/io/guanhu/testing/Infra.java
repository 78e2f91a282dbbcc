package io.guanhu.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/**
 * Where test servers come from: containers where a Docker engine answers, otherwise the same
 * servers started natively. The system property {@code infra} ({@code containers} or {@code
 * native}) forces one.
 */
enum Infra {
    CONTAINERS,
    NATIVE;

    private static final Logger log = LoggerFactory.getLogger(Infra.class);
    private static final Lazy<Infra> CHOICE =
            new Lazy<>(() -> choose(System.getProperty("infra", "auto")));

    /** Decides once per JVM, and says what was decided in the log's first lines. */
    static Infra chosen() {
        return CHOICE.get();
    }

    private static Infra choose(String wish) {
        return switch (wish) {
            case "containers" -> {
                if (!dockerAnswers()) {
                    throw new IllegalStateException(
                            "-Dinfra=containers was given, but no Docker engine answers on this machine.");
                }
                yield say(CONTAINERS, "forced by -Dinfra=containers");
            }
            case "native" -> say(NATIVE, "forced by -Dinfra=native");
            case "auto" ->
                    dockerAnswers()
                            ? say(CONTAINERS, "a Docker engine answers")
                            : say(NATIVE, "no Docker engine answers");
            default ->
                    throw new IllegalStateException(
                            "-Dinfra=" + wish + " is unknown: give containers, native or auto.");
        };
    }

    private static Infra say(Infra infra, String because) {
        log.info(
                "Test servers: {} ({})",
                infra == CONTAINERS ? "containers" : "native processes",
                because);
        return infra;
    }

    /**
     * Asks only where an engine could be, because asking everywhere takes seconds and fills the
     * log.
     */
    private static boolean dockerAnswers() {
        boolean configured =
                System.getenv("DOCKER_HOST") != null
                        || Files.exists(Path.of("/var/run/docker.sock"))
                        || Files.exists(
                                Path.of(
                                        System.getProperty("user.home"),
                                        ".testcontainers.properties"))
                        || !System.getProperty("os.name").startsWith("Linux");
        return configured && DockerClientFactory.instance().isDockerAvailable();
    }
}
