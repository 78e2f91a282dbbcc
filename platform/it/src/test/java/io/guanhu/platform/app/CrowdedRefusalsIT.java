package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.connection.RawConnection;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** Refusals are entered though every connection is taken, and though nobody waits for the answer. */
@FewConnections
class CrowdedRefusalsIT {

    private final Requests requests;
    private final String employee = "E" + UUID.randomUUID();

    private final DatabaseClient database;
    private final MeterRegistry meters;
    private final int port;

    CrowdedRefusalsIT(
            @Autowired WebTestClient http,
            @Autowired DatabaseClient database,
            @Autowired MeterRegistry meters,
            @LocalServerPort int port) {
        this.requests = new Requests(http);
        this.database = database;
        this.meters = meters;
        this.port = port;
    }

    @Test
    void entersRefusalsOfAsManyTransactionsAsThereAreConnections() {
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(() -> threads.submit(() -> refuse(manager)))
                    .limit(FewConnections.CONNECTIONS)
                    .toList()
                    .forEach(CrowdedRefusalsIT::succeeded);
        }

        assertThat(Entries.of(employee, FewConnections.CONNECTIONS))
                .hasSize(FewConnections.CONNECTIONS)
                .allMatch(entry -> entry.outcome() == Outcome.REFUSED)
                .extracting(AuditEntryRecorded::reason)
                .containsOnly("refused");
    }

    /** Every connection is taken, so that the record waits longer than the caller does. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void entersARefusalThoughTheCallerHangsUp(boolean known) throws IOException {
        String trace = UUID.randomUUID().toString().replace("-", "");
        CompletableFuture<?> taken = takeAllConnections();
        String token = Tokens.staff(employee, "HQ", "auditor").bearer();
        try (RawConnection caller = new RawConnection(port)) {
            caller.send("GET /api/notes HTTP/1.1\r\nHost: localhost\r\ntraceparent: 00-"
                    + trace
                    + "-0123456789abcdef-01\r\n"
                    + (known ? "Authorization: " + token + "\r\n" : "")
                    + "\r\n");
            assertThatThrownBy(() -> caller.answer(Duration.ofMillis(500))).isInstanceOf(SocketTimeoutException.class);
        }
        taken.join();
        assertThat(Entries.traced(trace, 1).getFirst().reason()).isEqualTo(known ? "forbidden" : "unauthenticated");
    }

    private CompletableFuture<?> takeAllConnections() {
        CompletableFuture<?> taken = Flux.range(0, FewConnections.CONNECTIONS)
                .flatMap(_ -> database.sql("select pg_sleep(1.5)").then(), FewConnections.CONNECTIONS)
                .then()
                .toFuture();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> meters.get("r2dbc.pool.acquired").gauge().value() == FewConnections.CONNECTIONS);
        return taken;
    }

    private static void succeeded(Future<?> request) {
        try {
            request.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void refuse(Tokens manager) {
        requests.post(
                        "/api/customers/" + UUID.randomUUID() + "/effects",
                        manager,
                        UUID.randomUUID().toString(),
                        "{\"text\":\"refused\",\"then\":\"refuse-audited\"}")
                .expectStatus()
                .isEqualTo(409);
    }
}
