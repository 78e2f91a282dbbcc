package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the gateway itself refuses is in the audit log, each one counted. */
@ServiceIT(value = "gateway", database = false)
class RefusalsInTheLogIT {

    private static final StubServices SERVICES = new StubServices();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final WebTestClient http;
    private final MeterRegistry meters;

    @LocalServerPort
    private int port;

    @Autowired
    RefusalsInTheLogIT(WebTestClient http, MeterRegistry meters) {
        this.http = http;
        this.meters = meters;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Stubs.register(properties, SERVICES);
        properties.add("guanhu.gateway.audit.window", () -> "2s");
        properties.add("guanhu.gateway.audit.flush", () -> "200ms");
        properties.add("spring.kafka.admin.auto-create", () -> "true");
    }

    @Test
    void entersEachRefusalOnceAndCounted() throws IOException {
        for (int i = 0; i < 7; i++) {
            Stubs.problem(http.get().uri("/api/customers/1"), 401, "unauthenticated");
        }
        Stubs.problem(
                http.post()
                        .uri("/api/customers")
                        .header(HttpHeaders.AUTHORIZATION, Stubs.manager())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("x".repeat(300_000)),
                413,
                "content-too-large");
        Stubs.problem(
                http.get().uri("/actuator/env").header(HttpHeaders.AUTHORIZATION, Stubs.manager()), 403, "forbidden");
        Stubs.problem(http.get().uri("/session?signedIn=true"), 400, "unknown-parameter");
        sendNonsense();

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(counted())
                        .containsEntry("GET /api/customers/** unauthenticated", 7L)
                        .containsEntry("POST /api/customers/** content-too-large", 1L)
                        .containsEntry("GET /actuator/** forbidden", 1L)
                        .containsEntry("GET /session unknown-parameter", 1L)
                        .containsEntry("connection malformed-request", 1L));
        assertThat(entries())
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.service()).isEqualTo("gateway");
                    assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(entry.toString()).doesNotContain("127.0.0.1");
                })
                .filteredOn(entry -> entry.resourceId().startsWith("GET /actuator"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actorId()).isEqualTo("E1101"));
        assertThat(meters.get("guanhu.gateway.audit.lost").counter().count()).isZero();
    }

    private void sendNonsense() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("malformed-request");
        }
    }

    private static Map<String, Long> counted() {
        return entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.resourceId()
                                + " "
                                + String.valueOf(entry.reason()).replaceFirst("-\\d+-times$", ""),
                        Collectors.summingLong(RefusalsInTheLogIT::times)));
    }

    private static long times(AuditEntryRecorded entry) {
        String reason = String.valueOf(entry.reason());
        return reason.endsWith("-times") ? Long.parseLong(reason.replaceFirst(".*-(\\d+)-times$", "$1")) : 1;
    }

    private static List<AuditEntryRecorded> entries() {
        return Topic.read(Topics.AUDIT_ENTRIES, PATIENCE).stream()
                .map(record ->
                        EventCodec.read(AuditEntryRecorded.class, record.value().getBytes(StandardCharsets.UTF_8)))
                .filter(entry -> entry.service().equals("gateway"))
                .toList();
    }
}
