package io.guanhu.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where registrations are held, read and decided, as steps of a test. */
final class CheckDesk {

    static final String CHECKS = "/api/registration-checks";

    /** A member of operations with a fresh second factor. */
    static final Tokens CHECKER = Tokens.staff("E9002", "HQ", "operations").acr("2");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Bank bank;

    CheckDesk(Bank bank) {
        this.bank = bank;
    }

    /** A person who resembles a customer, registered with another document. */
    Map<String, Object> alike() {
        Person living = Person.somebody();
        bank.created(living);
        return living.form("OTHER", "K" + living.phone());
    }

    static Map<String, Object> inBranch(Map<String, Object> form) {
        form.put("branch", "BJ/CHAOYANG/001");
        return form;
    }

    /** The answer, without what differs in each. */
    JsonNode held(Tokens by, Map<String, Object> form) {
        JsonNode problem = refused(by, form);
        assertThat(problem.path("code").asString()).isEqualTo("registration-needs-check");
        return problem;
    }

    JsonNode refused(Tokens by, Map<String, Object> form) {
        ObjectNode problem =
                (ObjectNode) json(bank.create(by, form).expectStatus().isEqualTo(409));
        return problem.without("traceId");
    }

    /** The check that was opened last. */
    UUID latest() {
        return id(listed(CHECKER));
    }

    JsonNode listed(Tokens by) {
        return json(bank.as(by)
                        .get()
                        .uri(CHECKS + "?state=OPEN&limit=1")
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("items")
                .path(0);
    }

    static UUID id(JsonNode check) {
        return UUID.fromString(check.path("id").asString());
    }

    JsonNode read(Tokens by, UUID id) {
        return json(bank.as(by)
                .get()
                .uri(CHECKS + "/{id}", id)
                .exchange()
                .expectStatus()
                .isOk());
    }

    ResponseSpec reveal(Tokens by, UUID id) {
        return bank.as(by)
                .post()
                .uri(CHECKS + "/{id}/reveal", id)
                .bodyValue(Map.of("purpose", "VERIFY_IDENTITY"))
                .exchange();
    }

    ResponseSpec decide(Tokens by, UUID id, long version, String reason) {
        return decide(by, id, version, reason, null);
    }

    ResponseSpec decide(Tokens by, UUID id, long version, String reason, @Nullable UUID customer) {
        Map<String, Object> decision = new HashMap<>(Map.of("reason", reason));
        if (customer != null) {
            decision.put("customerId", customer);
        }
        return bank.as(by)
                .post()
                .uri(CHECKS + "/{id}/decision", id)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .bodyValue(decision)
                .exchange();
    }

    String why(Tokens by, UUID check) {
        return read(by, check).path("check").path("why").toString();
    }

    List<String> candidates(UUID check) {
        return read(CHECKER, check)
                .path("candidates")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode json(ResponseSpec answer) {
        byte[] body = answer.expectBody().returnResult().getResponseBody();
        return JSON.readTree(Objects.requireNonNull(body));
    }
}
