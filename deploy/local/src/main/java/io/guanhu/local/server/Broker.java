package io.guanhu.local.server;

import io.guanhu.local.layout.Directories;
import io.guanhu.local.layout.Port;
import io.guanhu.local.layout.Secrets;
import io.guanhu.local.layout.Service;
import io.guanhu.local.layout.SuiteException;
import io.guanhu.local.layout.SuiteOptions;
import io.guanhu.testing.KafkaProcess;
import io.guanhu.testing.KafkaSecurity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kafka for the suite: each service is a user with the rights that the contract gives it. */
public final class Broker implements AutoCloseable {

    private final KafkaProcess process;
    private final KafkaSecurity security;
    private final Secrets secrets;

    private Broker(KafkaProcess process, KafkaSecurity security, Secrets secrets) {
        this.process = process;
        this.security = security;
        this.secrets = secrets;
    }

    /** Generates the passwords before the broker needs them. */
    public static void prepareSecrets(Secrets secrets) {
        secrets.of("kafka");
        for (Service service : Service.values()) {
            secrets.of(secretOf(service));
        }
    }

    /** Starts it and returns immediately. */
    static Broker start(SuiteOptions options, Directories directories, Secrets secrets) {
        if (directories.kafkaTookEverybody()) {
            throw new SuiteException(
                    "The data in %s comes from a version whose Kafka had no users; start again with --fresh"
                            .formatted(directories.data()));
        }
        KafkaSecurity security = KafkaSecurity.prepare(directories.kafkaCertificate(), secrets.of("kafka"));
        KafkaProcess process = KafkaProcess.start(
                Port.KAFKA.at(options.portOffset()),
                Port.KAFKA_CONTROLLER.at(options.portOffset()),
                directories.kafka(),
                directories.log("kafka"),
                security);
        return new Broker(process, security, secrets);
    }

    /** Waits until it answers and knows its users. */
    void awaitReady(Duration limit) {
        process.awaitReady(limit);
        BrokerAccess.grant(
                administrator(),
                Stream.of(Service.values())
                        .collect(Collectors.toMap(Service::module, each -> secrets.of(secretOf(each)))));
    }

    private static String secretOf(Service service) {
        return service.module() + "_kafka";
    }

    /** The settings with which a service connects as itself. */
    public Map<String, String> client(Service service) {
        Map<String, String> client = new HashMap<>(administrator());
        client.putAll(security.client(service.module(), secrets.of(secretOf(service))));
        return client;
    }

    /** The settings of a user with all rights. */
    public Map<String, String> administrator() {
        return process.administrator();
    }

    Process process() {
        return process.process();
    }

    @Override
    public void close() {
        process.close();
    }
}
