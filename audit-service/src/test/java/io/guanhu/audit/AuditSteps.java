package io.guanhu.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.testing.SuiteEvents;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What services report, and what an auditor requests. */
final class AuditSteps {

    static final String AUDITOR = Tokens.staff("E9201", "HQ", "auditor").bearer();

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final WebTestClient client;

    AuditSteps(WebTestClient client) {
        this.client = client;
    }

    static AuditEntryRecorded reveal(UUID customer, String actor, SealedDetail... details) {
        return AuditEntryRecorded.entry(
                        UUID.randomUUID(), Instant.parse("2026-11-20T01:02:03.123456Z"), "customer-service")
                .actor(ActorType.STAFF, actor)
                .roles(Set.of("relationship-manager"))
                .acr("1")
                .branch("BJ/CHAOYANG/001")
                .action("customer.reveal")
                .resource("customer", customer.toString())
                .customer(customer)
                .outcome(Outcome.ALLOWED)
                .reason("CALL_CUSTOMER")
                .trace("0af7651916cd43dd8448eb211c80319c")
                .details(List.of(details))
                .build();
    }

    /**
     * Tells about one customer by way of the outbox and Kafka, and waits until all of it is in the
     * log: the order per customer is kept, so the last is.
     */
    List<UUID> publish(AuditEntryRecorded... entries) {
        SuiteEvents.publish(entries);
        List<UUID> ids = Stream.of(entries).map(AuditEntryRecorded::entryId).toList();
        isInTheLog(ids.getLast());
        return ids;
    }

    /** Tells, and does not wait. */
    void publishWithoutWaiting(AuditEntryRecorded entry) {
        SuiteEvents.publish(entry);
    }

    void isInTheLog(UUID entry) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/internal/audit/entries/{id}/proof", PRIVACY, entry)
                                // Read first: the next try needs a
                                // connection.
                                .expectBody()
                                .returnResult()
                                .getStatus()
                                .value())
                        .isEqualTo(200));
    }

    static final String PRIVACY = Tokens.service("privacy-service").bearer();

    WebTestClient.ResponseSpec get(String path, @Nullable String bearer, Object... variables) {
        return client.get()
                .uri(path, variables)
                .headers(headers -> {
                    if (bearer != null) {
                        headers.set("Authorization", bearer);
                    }
                })
                .exchange();
    }

    Map<String, Object> read(String path, Object... variables) {
        return body(get(path, AUDITOR, variables).expectStatus().isOk());
    }

    Map<String, Object> proof(UUID entry) {
        return read("/api/audit/entries/{id}/proof", entry);
    }

    /** The proof of an entry, once enough witnesses have cosigned. */
    Map<String, Object> awaitWitnessed(UUID entry) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> proof(entry), proof -> Boolean.TRUE.equals(proof.get("witnessed")));
    }

    String text(String path, Object... variables) {
        String text = get(path, AUDITOR, variables)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(text).isNotNull();
        return text;
    }

    byte[] bytes(String path, Object... variables) {
        byte[] bytes = get(path, AUDITOR, variables)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(bytes).isNotNull();
        return bytes;
    }

    /** Has the whole log verified, and waits for the outcome. */
    Map<String, Object> verify() {
        String job = startsVerification();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> "COMPLETED".equals(read(job).get("state")));
        return outcome(read(job));
    }

    /** Where the verification is followed. */
    String startsVerification() {
        return String.valueOf(client.post()
                .uri("/api/audit/log/verification")
                .header("Authorization", AUDITOR)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation());
    }

    static Map<String, Object> outcome(Map<String, Object> progress) {
        return object(progress.get("outcome"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object json) {
        assertThat(json).isInstanceOf(Map.class);
        return (Map<String, Object>) Objects.requireNonNull(json);
    }

    private static Map<String, Object> body(WebTestClient.ResponseSpec answer) {
        Map<String, Object> body = answer.expectBody(JSON).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }
}
