package io.guanhu.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.app.AppApplication;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.runtime.NoTransaction;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.testing.Database;
import io.guanhu.testing.FreezableProxy;
import io.guanhu.testing.PostgresServer;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ConnectionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SHORT_LIMITS = Map.of(
            "guanhu.database.statement-timeout", "2s",
            "guanhu.database.lock-timeout", "1s",
            "guanhu.database.hold", "3s",
            "guanhu.database.not-ready-after", "1s",
            "guanhu.database.not-live-after", "4s",
            "spring.r2dbc.pool.max-size", "3",
            "spring.r2dbc.pool.max-acquire-time", "2s",
            "spring.r2dbc.pool.max-create-connection-time", "2s");

    private final Database database = PostgresServer.shared().freshDatabase("connections");

    @Test
    void refusesATransactionInsideATransactionAndASecondConnection() {
        try (TestService service = start(Map.of())) {
            var manager = service.bean(ReactiveTransactionManager.class);
            var outer = TransactionalOperator.create(manager);
            var beside = TransactionalOperator.create(
                    manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
            Mono<Long> one = sql(service, "select 1");
            assertThatThrownBy(
                            () -> outer.transactional(beside.transactional(one)).block(PATIENCE))
                    .hasMessageContaining("second connection");

            var connections = service.bean(ConnectionFactory.class);
            Mono<Object> raw = Flux.usingWhen(
                            connections.create(), _ -> Flux.just((Object) 1), io.r2dbc.spi.Connection::close)
                    .singleOrEmpty();
            assertThatThrownBy(() -> outer.transactional(one.then(raw)).block(PATIENCE))
                    .hasMessageContaining("second connection");
            assertThat(raw.block(PATIENCE)).isEqualTo(1);
            assertThatThrownBy(() -> outer.transactional(one.then(NoTransaction.required("A call")))
                            .block(PATIENCE))
                    .hasMessage("A call inside a transaction");
        }
    }

    @Test
    void endsAStatementThatTakesTooLongUnlessItIsKnownToBeLong() {
        try (TestService service = start(Map.of())) {
            assertThatThrownBy(() -> sql(service, "select pg_sleep(10)").block(PATIENCE))
                    .rootCause()
                    .hasMessageContaining("statement timeout");
            var longer = new TimeLimit("a-long-check", Duration.ofSeconds(20));
            sql(service, "select pg_sleep(4)").contextWrite(longer::into).block(PATIENCE);
            // Later requests on the same connection are limited as before.
            assertThatThrownBy(() -> sql(service, "select pg_sleep(10)").block(PATIENCE))
                    .rootCause()
                    .hasMessageContaining("statement timeout");
        }
        try (TestService service = start(Map.of("guanhu.database.limits.a-long-check", "1s"))) {
            var longer = new TimeLimit("a-long-check", Duration.ofSeconds(20));
            assertThatThrownBy(() -> sql(service, "select pg_sleep(4)")
                            .contextWrite(longer::into)
                            .block(PATIENCE))
                    .rootCause()
                    .hasMessageContaining("statement timeout");
        }
    }

    @Test
    void isNotReadyThenNotLiveWithoutConnectionsAndRecovers() {
        try (TestService service = start(Map.of("guanhu.database.hold", "15s"))) {
            var connections = service.bean(ConnectionFactory.class);
            // Lost: they will never be returned.
            Flux.range(0, 3)
                    .flatMap(_ -> Mono.from(connections.create()))
                    .collectList()
                    .block(PATIENCE);
            awaitHealth(service, "readiness", 503);
            awaitHealth(service, "liveness", 503);
            awaitHealth(service, "liveness", 200);
            awaitHealth(service, "readiness", 200);
            sql(service, "select 1").block(PATIENCE);
        }
    }

    @Test
    void tellsThatTheDatabaseIsFrozenAndGoesOnAfterwards() {
        try (var proxy = new FreezableProxy(database.host(), database.port());
                TestService service = start(Map.of(
                        "spring.r2dbc.url",
                        "r2dbc:postgresql://localhost:%d/%s".formatted(proxy.port(), database.name())))) {
            awaitHealth(service, "readiness", 200);
            proxy.freeze();
            assertThatThrownBy(() -> sql(service, "select 1").block(PATIENCE)).isInstanceOf(RuntimeException.class);
            awaitHealth(service, "readiness", 503);
            awaitWorkers(service, "looking");
            proxy.thaw();
            awaitHealth(service, "readiness", 200);
            sql(service, "select 1").block(PATIENCE);
        }
    }

    private static void awaitWorkers(TestService service, String name) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> service.management()
                        .get()
                        .uri("/actuator/health/readiness")
                        .exchange()
                        .expectBody(String.class)
                        .value(body -> assertThat(body).contains(name)));
    }

    private TestService start(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(SHORT_LIMITS);
        properties.put("spring.flyway.locations", "classpath:db/platform,classpath:db/migration");
        properties.putAll(more);
        return TestService.start("connections", database, Application.class, properties);
    }

    /** The app, with a worker that asks the database all the time. */
    @Import(AppApplication.class)
    static class Application {

        @Bean
        Worker looking(DatabaseClient database) {
            return new Worker(
                    "looking",
                    () -> database.sql("select 1").fetch().rowsUpdated().thenReturn(Duration.ofMillis(100)));
        }
    }

    private static Mono<Long> sql(TestService service, String sql) {
        return Objects.requireNonNull(service.bean(DatabaseClient.class))
                .sql(sql)
                .fetch()
                .rowsUpdated();
    }

    private static void awaitHealth(TestService service, String group, int status) {
        Awaitility.await(group + " " + status)
                .atMost(PATIENCE)
                .untilAsserted(() -> service.management()
                        .get()
                        .uri("/actuator/health/" + group)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status));
    }
}
