package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.AUDITOR;
import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Who may see the sealed details of an entry, and how this is reported. */
@ServiceIT("audit")
class OpeningIT {

    private static final String OFFICER =
            Tokens.staff("E9301", "HQ", "compliance-officer").acr("2").bearer();
    private static final AtomicReference<String> ASKED = new AtomicReference<>("");
    private static final AtomicReference<String> ANSWER = new AtomicReference<>("");
    private static final HttpServer CUSTOMERS = customerService();

    @TempDir
    private static Path files;

    private final WebTestClient client;
    private final AuditSteps audit;
    private final Superuser superuser;

    @Autowired
    OpeningIT(Database database, WebTestClient client, Outbox outbox, TransactionalOperator transaction) {
        this.client = client;
        this.audit = new AuditSteps(client);
        this.superuser = new Superuser(database);
    }

    @DynamicPropertySource
    static void keepsItsFilesHere(DynamicPropertyRegistry properties) {
        properties.add(
                "guanhu.services.customer-service.url",
                () -> "http://localhost:" + CUSTOMERS.getAddress().getPort());
        properties.add("guanhu.audit-trail.repeats-every", () -> "200ms");
        properties.add("guanhu.audit.origin", () -> "test.example/audit");
        properties.add(
                "guanhu.audit.checkpoint-key", () -> files.resolve("key.pem").toString());
        properties.add("guanhu.audit.checkpoint-directory", files::toString);
    }

    private static HttpServer customerService() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/customers/", exchange -> {
                try (exchange) {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    ASKED.set(new String(body, StandardCharsets.UTF_8));
                    byte[] answer = ANSWER.get().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stopsTheServer() {
        CUSTOMERS.stop(0);
    }

    private WebTestClient.ResponseSpec open(UUID entry, String bearer, String purpose) {
        return client.post()
                .uri("/api/audit/entries/{id}/details", entry)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("purpose", purpose))
                .exchange();
    }

    private UUID entryWithAPhone(UUID customer) {
        SealedDetail phone = new SealedDetail(DataCategory.CONTACT, "phone.before", "AQID");
        return audit.publish(reveal(customer, "E1101", phone)).getFirst();
    }

    @Test
    void opensForAPurposeAndTellsOfIt() {
        UUID customer = UUID.randomUUID();
        UUID entry = entryWithAPhone(customer);
        ANSWER.set("{\"details\":[{\"state\":\"OPENED\",\"value\":\"+8613800000000\"}]}");

        open(entry, OFFICER, "INVESTIGATION")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.details[0].value")
                .isEqualTo("+8613800000000")
                .jsonPath("$.details[0].field")
                .isEqualTo("phone.before");

        assertThat(ASKED.get()).contains("AQID").contains("CONTACT");
        Awaitility.await()
                .untilAsserted(() -> assertThat(superuser.count("entry_index where action ="
                                + " 'audit.open-details' and outcome"
                                + " = 'ALLOWED' and reason ="
                                + " 'INVESTIGATION' and customer_id"
                                + " = '"
                                + customer
                                + "'"))
                        .isOne());
    }

    @Test
    void refusesWhoMayNotAndWhoHasNoFreshSecondFactor() {
        UUID entry = entryWithAPhone(UUID.randomUUID());
        String firstFactor =
                Tokens.staff("E9301", "HQ", "compliance-officer").acr("1").bearer();

        open(entry, AUDITOR, "INVESTIGATION").expectStatus().isForbidden().expectBody();
        open(entry, firstFactor, "INVESTIGATION")
                .expectStatus()
                .isUnauthorized()
                .expectBody();
        open(entry, OFFICER, "CURIOSITY").expectStatus().isBadRequest().expectBody();
        open(UUID.randomUUID(), OFFICER, "INVESTIGATION")
                .expectStatus()
                .isNotFound()
                .expectBody();
    }

    @Test
    void tellsThatDetailsWereErased() {
        UUID entry = entryWithAPhone(UUID.randomUUID());
        ANSWER.set("{\"details\":[{\"state\":\"ERASED\"}]}");

        open(entry, OFFICER, "INVESTIGATION")
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("details-erased");
    }

    @Test
    void opensNothingThatTheLeafIsNotCommittedTo() {
        UUID entry = entryWithAPhone(UUID.randomUUID());
        superuser.backUp("right");
        superuser.run("update entry_detail set sealed = '\\x09' where entry_id = '" + entry + "'");
        ASKED.set("");
        try {
            open(entry, OFFICER, "INVESTIGATION")
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("audit-log-broken");
            assertThat(ASKED.get()).isEmpty();
        } finally {
            superuser.restore("right");
            superuser.forget("right");
        }
    }
}
