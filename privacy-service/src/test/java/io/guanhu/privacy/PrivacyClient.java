package io.guanhu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What people do with the API. */
final class PrivacyClient {

    static final String REQUESTS = "/api/privacy-requests";
    static final String EVIDENCE = "{\"reference\":\"REC-2026-000417\"}";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Tokens ADMINISTRATOR =
            Tokens.staff("E9301", "HQ", "administrator").acr("2");

    private final WebTestClient http;
    private final Wire wire;
    private final Neighbours neighbours;
    private final Map<UUID, Integer> codesSent = new HashMap<>();

    PrivacyClient(WebTestClient http, Wire wire, Neighbours neighbours) {
        this.http = http;
        this.wire = wire;
        this.neighbours = neighbours;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Id(UUID id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Calendar(String status) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Particulars(@Nullable String phone, @Nullable String email, Map<String, String> parameters) {}

    /** A customer whose relationship ended last year, and whom customer-service knows. */
    UUID formerCustomer() {
        UUID customer = UUID.randomUUID();
        String base = "/internal/customers/" + customer;
        neighbours.give(base + "/contacts", """
                {"phone":"+8619912345678","email":"former@example.com","locale":"zh-CN"}
                """);
        contacts(customer, "\"+8619912345678\"", true, "\"former@example.com\"", "");
        neighbours.give(base + "/retention-facts", """
                {"status":"CLOSED","relationshipEndedOn":"2025-03-31","lastTransactionOn":"2024-05-20",
                 "categories":[
                   {"category":"IDENTITY","held":true,"restricted":false,"erased":false},
                   {"category":"CONTACT","held":true,"restricted":false,"erased":false},
                   {"category":"MARKETING","held":true,"restricted":false,"erased":false},
                   {"category":"INTERACTION","held":false,"restricted":false,"erased":false}]}
                """);
        return customer;
    }

    /**
     * Gives customer-service the contacts that a customer had in time, and what was changed since.
     */
    void contacts(UUID customer, String phone, boolean mobile, String email, String changes) {
        neighbours.give(
                "/internal/customers/" + customer + "/contact-points", """
                        {"phone":%s,"mobile":%s,"email":%s,"locale":"zh-CN","changes":[%s]}
                        """.formatted(phone, mobile, email, changes));
    }

    /** Gives customer-service facts about a customer with four categories in the same state. */
    void knows(UUID id, String status, String ended, boolean held, boolean restricted) {
        String category = """
                {"category":"%%s","held":%s,"restricted":%s,"erased":%s,"fields":[]}
                """.formatted(held, restricted, !held);
        neighbours.give("/internal/customers/" + id + "/retention-facts", """
                {"status":"%s","relationshipEndedOn":%s,"lastTransactionOn":"1980-01-20","categories":[%s,%s,%s,%s,
                 {"category":"MARKETING","held":true,"restricted":false,"erased":false},
                 {"category":"INTERACTION","held":false,"restricted":false,"erased":false}]}
                """.formatted(
                        status,
                        ended,
                        category.formatted("IDENTITY"),
                        category.formatted("CONTACT"),
                        category.formatted("ACCOUNT"),
                        category.formatted("TRANSACTION")));
    }

    static String wish(String scope) {
        return """
                {"type":"ERASURE","scope":[%s],"reason":{"code":"RELATIONSHIP_ENDED","text":"我已销户"},"channel":"APP"}
                """.formatted(scope);
    }

    static String wishFor(UUID customer) {
        return """
                {"type":"ERASURE","scope":["CONTACT"],"reason":{"code":"OTHER"},"channel":"HOTLINE","customerId":"%s"}
                """.formatted(customer);
    }

    ResponseSpec post(Tokens who, String path, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", who.bearer())
                .header("Accept-Language", "zh-CN")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** A POST with its own key. */
    ResponseSpec keyed(Tokens who, String path, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", who.bearer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    ResponseSpec put(Tokens who, String path, @Nullable String etag, String body) {
        return http.put()
                .uri(path)
                .header("Authorization", who.bearer())
                .headers(headers -> {
                    if (etag != null) {
                        headers.setIfMatch(etag);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Lets deadlines be calculated whenever the test runs. */
    void knowsWorkingDays() {
        int year = LocalDate.now(ZONE).getYear();
        publishWhereMissing(year);
        publishWhereMissing(year + 1);
    }

    void publishWhereMissing(int year) {
        String path = "/api/working-calendars/" + year;
        var known = get(ADMINISTRATOR, path)
                .expectBody(Calendar.class)
                .returnResult()
                .getResponseBody();
        assertThat(known).isNotNull();
        if (known.status().equals("MISSING")) {
            put(ADMINISTRATOR, path, "\"0\"", """
                    {"source":"test","stretches":[{"from":"%1$d-01-01","to":"%1$d-01-01","kind":"OFF","name":"New Year"}]}
                    """.formatted(year))
                    .expectStatus()
                    .isOk();
        }
    }

    ResponseSpec get(Tokens who, String path) {
        return http.get()
                .uri(path)
                .header("Authorization", who.bearer())
                .header("Accept-Language", "zh-CN")
                .exchange();
    }

    UUID submit(Tokens who, String wish) {
        var answer = post(who, REQUESTS, wish)
                .expectStatus()
                .isCreated()
                .expectBody(Id.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).isNotNull();
        return answer.id();
    }

    static String path(UUID request, String rest) {
        return REQUESTS + "/" + request + rest;
    }

    /** Requests a code and reads it where notification-service would. */
    String code(Tokens who, UUID customer, UUID request) {
        post(who, path(request, "/identity-challenges"), "{}").expectStatus().isAccepted();
        int sent = codesSent.merge(customer, 1, Integer::sum);
        var asked = codes(customer, sent).getLast();
        return particulars(asked.notificationId()).parameters().getOrDefault("code", "");
    }

    private List<NotificationRequested> codes(UUID customer, int count) {
        return wire.await(
                NotificationRequested.class,
                customer.toString(),
                count,
                each -> each.template().equals("identity-code"));
    }

    Particulars particulars(UUID notification) {
        var found = get(Tokens.service("notification-service"), "/internal/particulars/" + notification)
                .expectStatus()
                .isOk()
                .expectBody(Particulars.class)
                .returnResult()
                .getResponseBody();
        assertThat(found).isNotNull();
        return found;
    }

    static String code(String digits) {
        return "{\"code\":\"" + digits + "\"}";
    }

    /** A wrong code. */
    static String wrong(String right) {
        return code(right.equals("000000") ? "000001" : "000000");
    }

    void awaitState(Tokens who, UUID request, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> get(who, path(request, ""))
                        .expectBody()
                        .jsonPath("$.state")
                        .isEqualTo(state));
    }

    /** Files, proves, confirms: until a compliance officer has to decide. */
    UUID awaitingApproval(Tokens who, UUID customer, String wish) {
        UUID request = submit(who, wish);
        String digits = code(who, customer, request);
        post(who, path(request, "/identity-verification"), code(digits))
                .expectStatus()
                .isOk();
        if (!wish.contains("\"APP\"")) {
            put(who.acr("2"), path(request, "/evidence"), null, EVIDENCE)
                    .expectStatus()
                    .isOk();
        }
        post(who.acr("2"), path(request, "/confirmation"), "{\"acknowledgeIrreversible\":true}")
                .expectStatus()
                .isOk();
        awaitState(who, request, "AWAITING_APPROVAL");
        return request;
    }

    static String body(WebTestClient.ResponseSpec answer) {
        String body = answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }
}
