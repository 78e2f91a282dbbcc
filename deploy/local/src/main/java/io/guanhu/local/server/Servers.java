package io.guanhu.local.server;

import io.guanhu.local.layout.Directories;
import io.guanhu.local.layout.Memory;
import io.guanhu.local.layout.Port;
import io.guanhu.local.layout.Secrets;
import io.guanhu.local.layout.Service;
import io.guanhu.local.layout.SuiteException;
import io.guanhu.local.layout.SuiteOptions;
import io.guanhu.testing.Database;
import io.guanhu.testing.KeycloakProcess;
import io.guanhu.testing.KeycloakRealm;
import io.guanhu.testing.MailServer;
import io.guanhu.testing.PostgresProcess;
import io.guanhu.testing.SmsCentre;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The servers that the services need: PostgreSQL, Kafka, Keycloak, the mail server and the SMS
 * centre.
 */
public final class Servers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    public static final List<String> CLIENTS = List.of(
            "console",
            "privacy-centre",
            "core-banking",
            "customer-service",
            "ownership-service",
            "privacy-service",
            "audit-service",
            "notification-service");

    private final SuiteOptions options;
    private final Directories directories;
    private final Secrets secrets;
    private final Map<Service, Database> databases = Collections.synchronizedMap(new EnumMap<>(Service.class));
    private final KeyStores keyStore;
    private volatile @Nullable PostgresProcess postgresql;
    private volatile @Nullable Broker kafka;
    private volatile @Nullable KeycloakProcess keycloak;
    private volatile @Nullable InboxServer inbox;
    private volatile @Nullable Witness witness;
    private volatile boolean stopping;

    public Servers(SuiteOptions options, Directories directories, Secrets secrets) {
        this.options = options;
        this.directories = directories;
        this.secrets = secrets;
        this.keyStore = new KeyStores(options, directories, secrets);
    }

    public void startPostgresql() {
        PostgresProcess server = PostgresProcess.start(
                at(Port.POSTGRESQL), directories.postgresql(), directories.log("postgresql"), secrets.of("postgresql"));
        postgresql = server;
        for (Service service : Service.values()) {
            service.database().ifPresent(name -> databases.put(service, provision(server, name)));
        }
    }

    private Database provision(PostgresProcess server, String name) {
        return server.provision(new Database(
                server.host(), server.port(), name, name, secrets.of(name + "_owner"), secrets.of(name + "_app")));
    }

    public void startKeyStore() {
        keyStore.start();
    }

    public KeyStores keyStore() {
        return keyStore;
    }

    public void startKafka() {
        Broker broker = Broker.start(options, directories, secrets);
        kafka = broker;
        broker.awaitReady(PATIENCE);
    }

    public Broker kafka() {
        Broker broker = kafka;
        if (broker == null) {
            throw new IllegalStateException("Kafka has not been started");
        }
        return broker;
    }

    public void startKeycloak(Consumer<String> progress) {
        KeycloakProcess server = KeycloakProcess.start(
                at(Port.KEYCLOAK),
                at(Port.KEYCLOAK_MANAGEMENT),
                directories.keycloak(),
                directories.log("keycloak"),
                realm(),
                progress);
        keycloak = server;
        server.awaitReady(PATIENCE);
    }

    private KeycloakRealm realm() {
        Map<String, String> clientSecrets = new LinkedHashMap<>();
        CLIENTS.forEach(client -> clientSecrets.put(client, secrets.of(client)));
        return KeycloakRealm.ofSourceTree(options.root(), "http://localhost:" + at(Port.GATEWAY), clientSecrets)
                .withAdministrator("admin", secrets.of("keycloak"));
    }

    public void startWitness() {
        try {
            witness = Witness.start(options, directories);
        } catch (IOException e) {
            throw new SuiteException("The witness could not be started: " + e.getMessage(), e);
        }
    }

    public void startInbox() {
        try {
            inbox = InboxServer.start(
                    at(Port.INBOX),
                    SmsCentre.start(at(Port.SMPP), secrets.ofSmsCentre()),
                    MailServer.start(at(Port.SMTP)));
        } catch (IOException e) {
            throw new SuiteException("The inbox could not be started: " + e.getMessage(), e);
        }
    }

    /** From now on, reports servers that end unexpectedly. */
    public void watch(ScheduledExecutorService clock, Consumer<String> died) {
        watch("Kafka", "kafka", kafka == null ? null : kafka.process(), died);
        watch("Keycloak", "keycloak", keycloak == null ? null : keycloak.process(), died);
        watch("The witness", "witness", witness == null ? null : witness.process(), died);
        watch(clock, "PostgreSQL", "postgresql", directories.postgresql(), died);
        watch(clock, "The key store", "keystore", directories.keyStore(), died);
    }

    private void watch(ScheduledExecutorService clock, String name, String log, Path data, Consumer<String> died) {
        var _ = clock.scheduleWithFixedDelay(
                () -> {
                    if (!stopping && PostgresProcess.postmaster(data).isEmpty()) {
                        died.accept(exitMessage(name, log));
                    }
                },
                2,
                2,
                TimeUnit.SECONDS);
    }

    private void watch(String name, String log, @Nullable Process process, Consumer<String> died) {
        if (process != null) {
            var _ = process.onExit().thenRun(() -> {
                if (!stopping) {
                    died.accept(exitMessage(name, log));
                }
            });
        }
    }

    private String exitMessage(String name, String log) {
        return name + " ended unexpectedly; its log is " + directories.log(log);
    }

    public Map<Service, Database> databases() {
        return Map.copyOf(databases);
    }

    public Connection superuser(String database) throws SQLException {
        if (keyStore.holds(database)) {
            return keyStore.superuser(database);
        }
        PostgresProcess server = postgresql;
        if (server == null) {
            throw new IllegalStateException("PostgreSQL has not been started");
        }
        return server.superuser(database);
    }

    /** The memory of each server, in KiB. */
    public Map<String, Long> memory() {
        Map<String, Long> memory = new LinkedHashMap<>();
        PostgresProcess.postmaster(directories.postgresql())
                .ifPresent(process -> memory.put("postgresql", Memory.ofTree(process)));
        memory.putAll(keyStore.memory());
        Broker broker = kafka;
        if (broker != null) {
            memory.put("kafka", Memory.ofTree(broker.process().toHandle()));
        }
        KeycloakProcess server = keycloak;
        if (server != null) {
            memory.put("keycloak", Memory.ofTree(server.process().toHandle()));
        }
        Witness cosigner = witness;
        if (cosigner != null) {
            memory.put("witness", Memory.ofTree(cosigner.process().toHandle()));
        }
        memory.put("launcher, SMS, mail", Memory.of(ProcessHandle.current().pid()));
        return memory;
    }

    private int at(Port port) {
        return port.at(options.portOffset());
    }

    @Override
    public void close() {
        stopping = true;
        closeQuietly("inbox", inbox);
        closeQuietly("The witness", witness);
        closeQuietly("Keycloak", keycloak);
        closeQuietly("Kafka", kafka);
        closeQuietly("the key store", keyStore);
        closeQuietly("PostgreSQL", postgresql);
        PostgresProcess.stopLeftover(directories.postgresql());
    }

    /** A server that does not stop must not prevent the others from being stopped. */
    private void closeQuietly(String name, @Nullable AutoCloseable server) {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (Exception e) {
            options.progress().say(name + " did not stop in order: " + e.getMessage());
        }
    }
}
