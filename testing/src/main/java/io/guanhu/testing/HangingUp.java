package io.guanhu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Calls a service and disconnects at random moments, then counts the connections that the service
 * still holds.
 *
 * <p>{@code -Dcancellations=} sets how often, and {@code -Dseed=} repeats a run.
 */
public final class HangingUp {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int AT_ONCE = 8;
    private static final int LONGEST_MICROS = 25_000;
    private static final Pattern ACQUIRED =
            Pattern.compile("(?m)^r2dbc_pool_acquired(?:_connections)?\\{[^}]*} ([0-9.]+)$");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final int managementPort;
    private final Database database;
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final int times = Integer.getInteger("cancellations", 300);
    private final Random random = new Random(seed);

    public HangingUp(int port, int managementPort, Database database) {
        this.port = port;
        this.managementPort = managementPort;
        this.database = database;
    }

    /** Disconnects from every operation in the service's API document, with and without a key. */
    public void onEveryOperation(Tokens... callers) {
        List<HttpRequest.Builder> operations = operations();
        assertThat(operations).isNotEmpty();
        for (int i = 0; i < times; i++) {
            HttpRequest.Builder operation =
                    operations.get(random.nextInt(operations.size())).copy();
            operation.header("Authorization", callers[random.nextInt(callers.length)].bearer());
            if (random.nextBoolean()) {
                operation.header("Idempotency-Key", UUID.randomUUID().toString());
            }
            on(operation.build());
        }
        assertNothingIsLeft();
    }

    /** Disconnects from several calls of one kind. */
    public void on(HttpRequest request) {
        List<CompletableFuture<HttpResponse<Void>>> calls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            calls.add(http.sendAsync(request, BodyHandlers.discarding()));
        }
        try {
            TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_MICROS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        calls.forEach(call -> call.cancel(true));
    }

    /** A request to this service. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .header("If-Match", "*");
    }

    private List<HttpRequest.Builder> operations() {
        ServiceApi api = new ServiceApi(port);
        return api.operations().stream()
                .map(each -> request(api.target(each, Map.of()))
                        .method(each.method(), HttpRequest.BodyPublishers.ofString("{}")))
                .toList();
    }

    /** Checks that no connection is in use and no transaction is open. */
    public void assertNothingIsLeft() {
        Awaitility.await("seed " + seed)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(37))
                .untilAsserted(() -> {
                    assertThat(acquired()).isZero();
                    assertThat(openTransactions()).isZero();
                });
    }

    private double acquired() {
        Matcher found = ACQUIRED.matcher(metrics());
        assertThat(found.find()).as("the pool's gauge").isTrue();
        return Double.parseDouble(found.group(1));
    }

    private String metrics() {
        URI metrics = URI.create("http://localhost:" + managementPort + "/actuator/prometheus");
        return ServiceApi.send(HttpRequest.newBuilder(metrics)).body();
    }

    private long openTransactions() {
        try (Connection connection = database.connectAsApp();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database()"
                        + " and state like 'idle in transaction%'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
