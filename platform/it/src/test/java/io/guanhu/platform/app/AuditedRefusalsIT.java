package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.connection.RawConnection;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** With so few connections that requests which needed two each would wait for each other. */
@AppTest
@TestPropertySource(properties = {"spring.r2dbc.pool.max-size=3", "spring.r2dbc.pool.max-acquire-time=4s"})
class AuditedRefusalsIT {

    private static final int CONNECTIONS = 3;

    private final Requests requests;
    private final String employee = "E" + UUID.randomUUID();

    private final DatabaseClient database;
    private final MeterRegistry meters;
    private final int port;

    AuditedRefusalsIT(
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
    void entersACallThatAMethodsRuleRefuses() {
        Tokens auditor = Tokens.staff(employee, "HQ", "auditor");
        requests.get("/api/notes/" + UUID.randomUUID(), auditor).expectStatus().isForbidden();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.service()).isEqualTo("app-service");
        assertThat(entry.actorType()).isEqualTo("STAFF");
        assertThat(entry.actorRoles()).containsExactly("auditor");
        assertThat(entry.action()).isEqualTo("endpoint.call");
        assertThat(entry.resourceType()).isEqualTo("endpoint");
        assertThat(entry.resourceId()).isEqualTo("GET /api/notes/{id}");
        assertThat(entry.outcome()).isEqualTo("REFUSED");
        assertThat(entry.reason()).isEqualTo("forbidden");
        assertThat(entry.traceId()).matches("[0-9a-f]{32}");
    }

    @Test
    void entersACallThatAPathsRuleRefusesWithoutWhatItSays() {
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");
        requests.get("/internal/13900000001?phone=13900000001", manager)
                .expectStatus()
                .isForbidden();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.resourceId()).isEqualTo("GET /internal/**");
        assertThat(entry.toString()).doesNotContain("13900000001");
    }

    @Test
    void outlivesTheRollbackOfARequestWithAKey() {
        Tokens auditor = Tokens.staff(employee, "HQ", "auditor");
        requests.post("/api/notes", auditor, UUID.randomUUID().toString(), "{\"title\":\"a\",\"count\":1}")
                .expectStatus()
                .isForbidden();
        assertThat(Entries.of(employee, 1).getFirst().resourceId()).isEqualTo("POST /api/notes");
    }

    @Test
    void entersTheFirstOfManyRefusalsAtOnceAndCountsTheOthers() {
        Tokens auditor = Tokens.staff(employee, "HQ", "auditor");
        for (int i = 0; i < 57; i++) {
            requests.get("/api/notes?n=" + i, auditor)
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("forbidden");
        }
        assertThat(Entries.of(employee, 1).getFirst().reason()).isEqualTo("forbidden");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(refusals()).isEqualTo(57));
    }

    private long refusals() {
        return Entries.of(employee, 1).stream()
                .map(entry -> String.valueOf(entry.reason()))
                .mapToLong(reason -> reason.equals("forbidden") ? 1 : Long.parseLong(reason.replaceAll("\\D", "")))
                .sum();
    }

    @Test
    void entersWhatWasWrongInARequest() {
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");
        requests.post("/api/notes", manager, "{\"title\":\"13900000001\",\"nonsense\":1}")
                .expectStatus()
                .isBadRequest();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.action()).isEqualTo("note.create");
        assertThat(entry.resourceType()).isEqualTo("note");
        assertThat(entry.resourceId()).isEqualTo("POST /api/notes");
        assertThat(entry.outcome()).isEqualTo("REFUSED");
        assertThat(entry.reason()).isEqualTo("invalid-request");
        assertThat(entry.toString()).doesNotContain("13900000001");
    }

    @Test
    void entersTheActAndItsResourceIfTheSecondFactorIsMissing() {
        UUID note = UUID.randomUUID();
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager")
                .acr("2")
                .authTime(Instant.now().minus(Duration.ofMinutes(10)));
        requests.post("/api/notes/" + note + "/reveal", manager, "{")
                .expectStatus()
                .isUnauthorized();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.action()).isEqualTo("note.reveal");
        assertThat(entry.resourceId()).isEqualTo(note.toString());
        assertThat(entry.reason()).isEqualTo("insufficient-user-authentication");
    }

    @Test
    void entersWhatWasWrongWithAKey() {
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");
        requests.post("/api/notes", manager, "no key ", "{\"title\":\"a\",\"count\":1}")
                .expectStatus()
                .isBadRequest();
        assertThat(Entries.of(employee, 1).getFirst().resourceId()).isEqualTo("POST /api/notes");
    }

    @Test
    void entersACallOfSomebodyWhoIsNotKnown() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        requests.http()
                .get()
                .uri("/api/customers/{id}/notes", UUID.randomUUID())
                .header("traceparent", "00-" + trace + "-0123456789abcdef-01")
                .exchange()
                .expectStatus()
                .isUnauthorized();

        AuditEntryRecorded entry = Entries.traced(trace, 1).getFirst();
        assertThat(entry.actorType()).isEqualTo("ANONYMOUS");
        assertThat(entry.resourceId()).isEqualTo("GET /api/customers/{customer}/notes");
        assertThat(entry.reason()).isEqualTo("unauthenticated");
    }

    @Test
    void entersRefusalsOfAsManyTransactionsAsThereAreConnections() {
        Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(() -> threads.submit(() -> refuse(manager)))
                    .limit(CONNECTIONS)
                    .toList()
                    .forEach(AuditedRefusalsIT::succeeded);
        }

        assertThat(Entries.of(employee, CONNECTIONS))
                .hasSize(CONNECTIONS)
                .allMatch(entry -> entry.outcome().equals("REFUSED"))
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
        CompletableFuture<?> taken = Flux.range(0, CONNECTIONS)
                .flatMap(_ -> database.sql("SELECT pg_sleep(1.5)").then(), CONNECTIONS)
                .then()
                .toFuture();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> meters.get("r2dbc.pool.acquired").gauge().value() == CONNECTIONS);
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
