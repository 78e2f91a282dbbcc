package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cancelling a call at any moment leaves no connection behind. */
@AppTest
@TestPropertySource(
        properties = {
            "spring.r2dbc.pool.max-size=5",
            "spring.r2dbc.pool.initial-size=1",
            "logging.level.reactor.core.publisher.Operators=OFF"
        })
class CancellationIT {

    private static final int POOL = 5;
    private static final int CANCELLATIONS = Integer.getInteger("cancellations", 1000);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    /** For those who were cancelled while they waited in the pool's queue: it lets nobody leave. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;
    private final int port;
    private final Random random = new Random(SEED);

    CancellationIT(
            @Autowired DatabaseClient database,
            @Autowired TransactionalOperator transaction,
            @Autowired MeterRegistry meters,
            @LocalServerPort int port) {
        this.database = database;
        this.transaction = transaction;
        this.meters = meters;
        this.port = port;
    }

    @Test
    void givesBackEveryConnectionOfACancelledTransaction() throws InterruptedException {
        cancelMany(this::written);
    }

    @Test
    void givesBackEveryConnectionOfACancelledStatement() throws InterruptedException {
        cancelMany(() -> statement("select pg_sleep(0.0005)"));
    }

    @Test
    void givesBackEveryConnectionOfCallersWhoHangUp() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        List<String> acts = List.of("create", "refuse", "twice", "refuse-after", "answer-422");
        for (int i = 0; i < CANCELLATIONS / 2; i++) {
            String then = acts.get(random.nextInt(acts.size()));
            HttpRequest request = request(then, random.nextBoolean());
            List<CompletableFuture<HttpResponse<Void>>> calls = new ArrayList<>();
            for (int each = 0; each < POOL; each++) {
                calls.add(http.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            calls.forEach(call -> call.cancel(true));
        }
        assertNothingIsLeft();
    }

    private HttpRequest request(String then, boolean keyed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/customers/%s/effects".formatted(port, UUID.randomUUID())))
                .header(
                        "Authorization",
                        Tokens.staff("E1104", "BJ/CHAOYANG/001", "relationship-manager")
                                .bearer())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"cancelled\",\"then\":\"" + then + "\"}"));
        if (keyed) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return request.build();
    }

    private Mono<Long> written() {
        return statement("insert into effect (text) values ('cancelled')")
                .then(statement("select pg_sleep(0.0005)"))
                .as(transaction::transactional);
    }

    private Mono<Long> statement(String sql) {
        return database.sql(sql).fetch().rowsUpdated();
    }

    /** Twice as many at once as there are connections, so that some wait for one. */
    private void cancelMany(Supplier<Mono<Long>> work) throws InterruptedException {
        for (int i = 0; i < CANCELLATIONS; i++) {
            List<Disposable> running = IntStream.range(0, 2 * POOL)
                    .mapToObj(_ -> work.get().onErrorComplete().subscribe())
                    .toList();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
            running.forEach(Disposable::dispose);
        }
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        Awaitility.await("seed " + SEED).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(acquired()).isZero();
            assertThat(openTransactions()).isZero();
        });
        assertThat(cut())
                .as("connections that were lost, and cut after a while")
                .isZero();
        // All of them, at the same time.
        Long answered = Flux.range(0, POOL)
                .flatMap(_ -> statement("select pg_sleep(0.2)").thenReturn(1), POOL)
                .count()
                .block(PATIENCE);
        assertThat(answered).as("seed " + SEED).isEqualTo(POOL);
    }

    private double acquired() {
        return meters.get("r2dbc.pool.acquired").gauge().value();
    }

    private double cut() {
        return meters.get("guanhu.database.connections.cut").functionCounter().count();
    }

    private long openTransactions() {
        return Objects.requireNonNull(database.sql("select count(*) as n from pg_stat_activity"
                        + " where datname = current_database()"
                        + " and state like 'idle in transaction%'")
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block(PATIENCE));
    }
}
