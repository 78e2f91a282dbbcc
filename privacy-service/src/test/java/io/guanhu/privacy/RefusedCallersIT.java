package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.Refusal;
import io.guanhu.testing.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What strangers, the wrong people and broken clients request changes nothing. */
class RefusedCallersIT extends PrivacyFixture {

    private static final Tokens MANAGER = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
    private static final String ACKNOWLEDGED = "{\"acknowledgeIrreversible\":true}";

    private final UUID customer;
    private final Tokens subject;
    private UUID request = new UUID(0, 0);
    private String hold = "";

    @Autowired
    RefusedCallersIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    @BeforeEach
    void aRequestWaitsForTheDecision() {
        request = client.awaitingApproval(subject, customer, wish("\"CONTACT\""));
        hold = Holds.body(customer, "AUTHORITY_ORDER", List.of("CONTACT"));
    }

    /** Every writing operation, with a valid body. */
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
    void refusesTokensThatAreNotOurs() {
        Tokens officer = OFFICER.acr("2");
        String before = everything();
        for (Tokens token : Refusal.invalidTokens(officer)) {
            acts().forEach((act, body) -> refused(post(token.bearer(), act, body), 401));
            reads().forEach(read -> refused(client.get(token, read), 401));
        }
        acts().forEach((act, body) -> refused(post(null, act, body), 401));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void refusesTheWrongRole() {
        String before = everything();
        for (Tokens token : List.of(
                MANAGER.acr("2"),
                Tokens.staff("E9301", "HQ", "administrator").acr("2"),
                Tokens.service("audit-service"))) {
            acts().forEach((act, body) -> refused(client.post(token, act, body), 403));
            List.of(REQUESTS, path(request, ""), path(request, "/certificate.jws"))
                    .forEach(read -> refused(client.get(token, read), 403));
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void showsAnotherCustomerNothingAndLetsThemDoNothing() {
        Tokens stranger = Tokens.customer(UUID.randomUUID()).acr("2");
        String before = everything();
        acts().forEach((act, body) -> refused(
                client.post(stranger, act, body),
                act.startsWith(path(request, "")) && !act.endsWith("sion") ? 404 : 403));
        reads().subList(1, 4).forEach(read -> refused(client.get(stranger, read), 404));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void refusesBodiesThatItDoesNotUnderstand() {
        String before = everything();
        acts().forEach((act, body) -> {
            if (body.equals("{}")) {
                return;
            }
            Tokens officer = OFFICER.acr("2");
            refused(client.post(officer, act, "{\"a\":"), 400);
            refused(client.post(officer, act, "[]"), 400);
            refused(client.post(officer, act, "{}"), 400);
            refused(client.post(officer, act, body.replaceFirst("\\{", "{\"x\":1,")), 400);
            refused(client.post(officer, act, "\"" + "x".repeat(2_000_000) + "\""), 413);
        });
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void answersARepeatedKeyOnceAndRefusesItForAnotherBody() {
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

    private static String body(ResponseSpec answer) {
        String body = answer.expectBody(String.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    /** What the service holds, without what its workers touch in the background. */
    private String everything() {
        return rows.text("""
                select (select string_agg(concat_ws(' ', id, state, version, handlers), ',' order by id)
                          from privacy_request)
                    || (select count(*) from legal_hold)
                    || ' ' || (select string_agg(concat_ws(' ', id, attempts, used), ',' order by id)
                          from identity_code)
                    || ' ' || (select count(*) from consequence)
                    || ' ' || (select count(*) from notice)
                """);
    }
}
