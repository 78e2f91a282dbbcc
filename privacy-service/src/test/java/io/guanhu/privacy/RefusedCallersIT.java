package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What strangers, the wrong people and broken clients ask for, and that it changes nothing. */
@ServiceIT("privacy")
class RefusedCallersIT {

    private static final Neighbours NEIGHBOURS = new Neighbours();
    private static final Wire WIRE = new Wire();
    private static final Tokens OFFICER = Tokens.staff("E9101", "HQ", "compliance-officer");
    private static final Tokens MANAGER = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
    private static final String ACKNOWLEDGED = "{\"acknowledgeIrreversible\":true}";

    private final WebTestClient http;
    private final PrivacyClient client;
    private final Database database;
    private final UUID customer;
    private final Tokens subject;
    private UUID request = new UUID(0, 0);
    private String hold = "";

    @Autowired
    RefusedCallersIT(WebTestClient http, Database database) {
        this.http = http;
        this.client = new PrivacyClient(http, WIRE, NEIGHBOURS);
        this.database = database;
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("guanhu.services.customer-service.url", NEIGHBOURS::url);
        registry.add("guanhu.services.audit-service.url", NEIGHBOURS::url);
        registry.add("guanhu.privacy.cooling-off", () -> "300ms");
        registry.add("guanhu.privacy.worker.interval", () -> "100ms");
        registry.add("guanhu.privacy.certificate-key", () -> "target/certificate-keys-" + UUID.randomUUID() + ".json");
    }

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    @BeforeEach
    void aRequestWaitsForTheDecision() {
        request = client.awaitingApproval(subject, customer, wish("\"CONTACT\""));
        hold = """
                {"customerId":"%s","categories":["CONTACT"],"ground":"AUTHORITY_ORDER","reference":"case 17","citation":"some order"}
                """.formatted(customer);
    }

    /** Everything that changes something, with a body that would be right. */
    private Map<String, String> acts() {
        Map<String, String> acts = new LinkedHashMap<>();
        acts.put(REQUESTS, wishFor(customer));
        acts.put(path(request, "/identity-challenges"), "{}");
        acts.put(path(request, "/identity-verification"), PrivacyClient.code("123456"));
        acts.put(path(request, "/confirmation"), ACKNOWLEDGED);
        acts.put(path(request, "/decision"), "{\"approve\":true}");
        acts.put(path(request, "/cancellation"), "{}");
        acts.put("/api/legal-holds", hold);
        acts.put("/api/legal-holds/" + UUID.randomUUID() + "/closure", "{}");
        return acts;
    }

    private List<String> reads() {
        return List.of(
                REQUESTS,
                path(request, ""),
                path(request, "/certificate.jws"),
                path(request, "/certificate.pdf"),
                "/api/legal-holds",
                "/internal/erasure-ledger",
                "/internal/particulars/" + request);
    }

    @Test
    void refusesTokensThatAreNotOurs() throws SQLException {
        Tokens officer = OFFICER.acr("2");
        String before = everything();
        for (Tokens token : List.of(
                officer.expired(),
                officer.notYetValid(),
                officer.audience("other"),
                officer.issuer("https://elsewhere.example"),
                officer.unsigned(),
                officer.signedByStranger(),
                officer.demo())) {
            acts().forEach((act, body) -> isRefused(post(token.bearer(), act, body), 401));
            reads().forEach(read -> isRefused(client.get(token, read), 401));
        }
        acts().forEach((act, body) -> isRefused(post(null, act, body), 401));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void refusesTheWrongRole() throws SQLException {
        String before = everything();
        for (Tokens token : List.of(
                MANAGER.acr("2"),
                Tokens.staff("E9301", "HQ", "administrator").acr("2"),
                Tokens.service("audit-service"))) {
            acts().forEach((act, body) -> isRefused(client.post(token, act, body), 403));
            List.of(REQUESTS, path(request, ""), path(request, "/certificate.jws"))
                    .forEach(read -> isRefused(client.get(token, read), 403));
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void showsAnotherCustomerNothingAndLetsThemDoNothing() throws SQLException {
        Tokens stranger = Tokens.customer(UUID.randomUUID()).acr("2");
        String before = everything();
        acts().forEach((act, body) -> isRefused(
                client.post(stranger, act, body),
                act.startsWith(path(request, "")) && !act.endsWith("sion") ? 404 : 403));
        reads().subList(1, 4).forEach(read -> isRefused(client.get(stranger, read), 404));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void refusesBodiesThatItDoesNotUnderstand() throws SQLException {
        String before = everything();
        acts().forEach((act, body) -> {
            if (body.equals("{}")) {
                return;
            }
            Tokens officer = OFFICER.acr("2");
            isRefused(client.post(officer, act, "{\"a\":"), 400);
            isRefused(client.post(officer, act, "[]"), 400);
            isRefused(client.post(officer, act, "{}"), 400);
            isRefused(client.post(officer, act, body.replaceFirst("\\{", "{\"x\":1,")), 400);
            isRefused(client.post(officer, act, "\"" + "x".repeat(2_000_000) + "\""), 413);
        });
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void answersARepeatedKeyOnceAndRefusesItForAnotherBody() throws SQLException {
        UUID other = client.formerCustomer();
        String key = UUID.randomUUID().toString();
        String first = body(keyed(key, wishFor(other)).expectStatus().isCreated());
        String before = everything();

        assertThat(body(keyed(key, wishFor(other)).expectStatus().isCreated())).isEqualTo(first);
        keyed(key, wishFor(other).replace("HOTLINE", "LETTER"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-key-reused");
        assertThat(everything()).isEqualTo(before);
    }

    private ResponseSpec keyed(String key, String body) {
        return http.post()
                .uri(REQUESTS)
                .header("Authorization", OFFICER.bearer())
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec post(@Nullable String bearer, String path, String body) {
        var request = http.post().uri(path).contentType(MediaType.APPLICATION_JSON);
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        return request.bodyValue(body).exchange();
    }

    private static void isRefused(ResponseSpec answer, int status) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isNotEmpty();
    }

    private static String body(ResponseSpec answer) {
        String body = answer.expectBody(String.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    /** What the service holds, without what its workers touch by themselves. */
    private String everything() throws SQLException {
        return one("""
                select (select string_agg(concat_ws(' ', id, state, version, handlers), ',' order by id)
                          from privacy_request)
                    || (select count(*) from legal_hold)
                    || ' ' || (select string_agg(concat_ws(' ', id, attempts, used), ',' order by id)
                          from identity_code)
                    || ' ' || (select count(*) from consequence)
                    || ' ' || (select count(*) from notice)
                """);
    }

    private String one(String sql) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
