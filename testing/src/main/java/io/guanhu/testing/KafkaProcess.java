package io.guanhu.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Kafka from its own jars, as a child JVM that ends with this one. */
public final class KafkaProcess implements KafkaServer {

    /** The number of partitions of a topic that is created on first use. */
    static final String PARTITIONS = "4";

    private final Process process;
    private final String bootstrapServers;
    private final @Nullable KafkaSecurity security;

    private KafkaProcess(Process process, String bootstrapServers, @Nullable KafkaSecurity security) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
        this.security = security;
    }

    static KafkaProcess forTests() {
        Path directory = TemporaryDirectory.create("kafka");
        KafkaProcess server = start(Ports.free(), Ports.free(), directory, directory.resolve("kafka.log"), null);
        server.awaitReady(Duration.ofSeconds(60));
        return server;
    }

    /**
     * Starts a broker and returns immediately.
     *
     * @param directory contains settings and data, which a later start reuses
     * @param security how the broker authenticates clients; if absent, it admits everybody. This
     *     cannot be changed later, because the data then has no users
     */
    public static KafkaProcess start(
            int port, int controllerPort, Path directory, Path log, @Nullable KafkaSecurity security) {
        try {
            Files.createDirectories(directory);
            Path settings = directory.resolve("server.properties");
            Path data = directory.resolve("data");
            String listeners = security == null ? open(port, controllerPort) : security.settings(port, controllerPort);
            writePrivately(settings, settings(controllerPort, data) + listeners);
            Path logging = directory.resolve("logback.xml");
            Files.writeString(logging, LOGBACK);
            if (!Files.exists(data.resolve("meta.properties"))) {
                format(directory, settings, logging, log, security == null ? List.of() : security.formatting());
            }
            Process process = java(
                            directory,
                            logging,
                            List.of(ChildProcess.class.getName(), "kafka.Kafka", settings.toString()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new KafkaProcess(process, "localhost:" + port, security);
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka did not start: " + e.getMessage(), e);
        }
    }

    /** Writes the identity of a new single-node cluster. */
    private static void format(Path directory, Path settings, Path logging, Path log, List<String> users)
            throws IOException {
        List<String> tool = new ArrayList<>(List.of("kafka.tools.StorageTool", "format", "--standalone"));
        tool.addAll(List.of("--cluster-id", Uuid.randomUuid().toString(), "--config", settings.toString()));
        tool.addAll(users);
        Process process = java(directory, logging, tool)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("its storage could not be formatted: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Waits until the broker answers a client; the exception names its log. */
    public void awaitReady(Duration limit) {
        Ports.awaitOpen(Integer.parseInt(bootstrapServers.replaceFirst(".*:", "")), process, "Kafka", limit);
        Map<String, Object> client = new HashMap<>(administrator());
        client.put("default.api.timeout.ms", (int) limit.toMillis());
        client.put("request.timeout.ms", 2000);
        client.put("reconnect.backoff.max.ms", 200);
        try (Admin admin = Admin.create(client)) {
            admin.describeCluster().nodes().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not answer within " + limit.toSeconds() + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The settings of a client with all rights. */
    public Map<String, String> administrator() {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        if (security != null) {
            settings.putAll(security.broker());
        }
        return settings;
    }

    /** Settings contain passwords. */
    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /**
     * Everything is in a file that only the owner can read, because any process can list arguments.
     */
    private static ProcessBuilder java(Path directory, Path logging, List<String> mainAndArguments) throws IOException {
        Path options = directory.resolve("java.options");
        Stream<String> virtualMachine = Stream.of(
                "-cp",
                classPath(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-Xlog:disable",
                "-Dlogback.configurationFile=" + logging);
        writePrivately(
                options,
                Stream.concat(virtualMachine, mainAndArguments.stream())
                        .map(each -> '"' + each.replace("\\", "\\\\") + '"')
                        .collect(Collectors.joining("\n")));
        List<String> command =
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + options);
        return new ProcessBuilder(ChildProcess.inOwnSession(command)).redirectErrorStream(true);
    }

    /** This JVM's class path without what the broker does not need. */
    private static String classPath() {
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(own.split(File.pathSeparator))
                .filter(entry -> !entry.contains("/org/springframework/"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String open(int port, int controllerPort) {
        return """
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                """.formatted(port, controllerPort);
    }

    private static String settings(int controllerPort, Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=localhost:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%2$s
                num.partitions=%3$s
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=2097152
                log.index.size.max.bytes=1048576
                num.network.threads=2
                num.io.threads=4
                """.formatted(controllerPort, data, PARTITIONS);
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
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

    private static final String LOGBACK = """
            <configuration>
                <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
                <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d{ISO8601} %-5level %logger{0} - %msg%n</pattern></encoder>
                </appender>
                <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;
}
