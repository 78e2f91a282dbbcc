package io.guanhu.platform.outbox;

import io.guanhu.testing.ChildProcess;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaServer;
import io.guanhu.testing.ServiceProperties;
import io.guanhu.testing.TestMessageKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@link ChaosReplica} that can be killed, paused and started again. */
final class ReplicaProcess implements AutoCloseable {

    private final List<String> command;
    private final Path log;
    private Process process;

    ReplicaProcess(Database database, Path log) {
        this.command = command(database);
        this.log = log;
        this.process = start();
    }

    /** Ends it without warning and starts another in its place. */
    void replace() {
        kill();
        process = start();
    }

    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    @Override
    public void close() {
        kill();
    }

    private void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start() {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Database database) {
        Map<String, Object> properties = new LinkedHashMap<>();
        ServiceProperties.database(properties, database);
        properties.put("spring.application.name", "customer-service");
        TestMessageKeys.properties(properties, "customer-service");
        properties.put("spring.config.import", "classpath:guanhu-platform.yaml");
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.kafka.bootstrap-servers", KafkaServer.shared().bootstrapServers());
        properties.put("spring.kafka.consumer.properties.session.timeout.ms", "6000");
        properties.put("spring.kafka.consumer.properties.heartbeat.interval.ms", "1500");
        properties.put("spring.kafka.consumer.max-poll-records", "200");
        properties.put("spring.r2dbc.pool.max-size", "4");
        properties.put("guanhu.topics.replication", "1");
        properties.put("guanhu.topics.min-insync-replicas", "1");
        properties.put("guanhu.outbox.batch", "100");
        properties.put("guanhu.outbox.ack-timeout", "2s");
        properties.put("guanhu.outbox.lease", "3s");
        properties.put("guanhu.database.abandoned-transaction", "4s");
        properties.put("logging.structured.format.console", "");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m", "-Xshare:auto"));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChildProcess.class.getName(),
                ChaosReplica.class.getName()));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }
}
