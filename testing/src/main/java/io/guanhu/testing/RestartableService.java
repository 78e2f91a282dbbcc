package io.guanhu.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A service that a test stops and starts again, with its database or with an earlier copy of it.
 * Key store, ledger and everything else stay as they are.
 */
public final class RestartableService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Class<?> application;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final TestLedger ledger = TestLedger.create();
    private Database database;
    private @Nullable Database backup;
    private @Nullable ConfigurableApplicationContext context;

    /**
     * @param name the database's name, which is also the prefix of its roles: {@code customer}
     * @param more properties with precedence over all others
     */
    public RestartableService(String name, Class<?> application, Map<String, ?> more) {
        this.application = application;
        this.database = PostgresServer.shared().freshDatabase(name);
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.structured.format.console", "");
        properties.put(
                "guanhu.keyring.directory", TemporaryDirectory.create("keyring").toString());
        properties.put("spring.kafka.bootstrap-servers", KafkaServer.shared().bootstrapServers());
        properties.put("guanhu.topics.replication", "1");
        properties.put("guanhu.topics.min-insync-replicas", "1");
        ServiceProperties.keyStore(properties, PostgresServer.shared().freshKeyStore(name));
        ServiceProperties.keyStoreWithoutCopies(properties);
        ServiceITCustomizer.security(name, properties);
        TestMessageKeys.properties(properties, name + "-service");
        ledger.properties(properties);
        properties.putAll(more);
    }

    /** Changes a property for the next start. */
    public void set(String name, String value) {
        properties.put(name, value);
    }

    /** The ledger outside this service's database. */
    public TestLedger ledger() {
        return ledger;
    }

    public Database database() {
        return database;
    }

    public void start() {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        ServiceProperties.database(all, database);
        context = new SpringApplication(application)
                .run(all.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    public void stop() {
        ConfigurableApplicationContext running = context;
        context = null;
        if (running != null) {
            running.close();
        }
    }

    /** Copies the database of the stopped service. */
    public void backUp() {
        backup = PostgresServer.shared().copyOf(database);
    }

    /** Replaces the stopped service's database by the copy. */
    public void restore() {
        database = Objects.requireNonNull(backup, "nothing was backed up");
    }

    public <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context, "not running").getBean(type);
    }

    public WebTestClient http() {
        return client("local.server.port");
    }

    /** The answer to a readiness probe. */
    public StatusAssertions readiness() {
        return client("local.management.port")
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus();
    }

    /** Why the service is behind, according to its health. */
    public String health() {
        String health = client("local.management.port")
                .get()
                .uri("/actuator/health/erasureLedger")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(health);
    }

    /** Waits until the service is ready. */
    public void awaitReady() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> readiness().isEqualTo(200));
    }

    /**
     * Waits until the erasure ledger no longer holds anything back, whatever else the service waits
     * for.
     */
    public void awaitOpen() {
        Awaitility.await().atMost(PATIENCE).until(this::health, health -> health.contains("\"UP\""));
    }

    /** Waits until the service reports this reason for serving nothing. */
    public void awaitReason(String code) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(this::health, health -> health.contains("\"reason\":\"" + code + "\""));
    }

    /** Waits until the ledger is carried out up to a position. */
    public void awaitPosition(long position) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> number("select position from erasure_ledger_position"), found -> found == position);
    }

    /** How many rows a table has. */
    public long count(String table) {
        return number("select count(*) from " + table);
    }

    private long number(String query) {
        try (Connection connection = database.connectAsApp();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private WebTestClient client(String port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:"
                        + Objects.requireNonNull(context, "not running")
                                .getEnvironment()
                                .getProperty(port))
                .responseTimeout(Duration.ofSeconds(30))
                .filter(new AnswersAsDescribed())
                .build();
    }

    @Override
    public void close() {
        stop();
    }
}
