package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.customer.Bank.Proposed;
import io.guanhu.testing.Refusal;
import io.guanhu.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the decider of a change is shown, and proposals of an end, as steps of a test. */
final class Changes {

    static final String LONG_AGO = "2019-03-01";
    static final String EVIDENCE = "DOSSIER-2019-000317";

    private final Bank bank;

    Changes(Bank bank) {
        this.bank = bank;
    }

    static String path(UUID customer, UUID change) {
        return "/api/customers/" + customer + "/changes/" + change;
    }

    ResponseSpec reveal(Tokens by, UUID customer, UUID change) {
        return bank.as(by).post().uri(path(customer, change) + "/reveal").exchange();
    }

    BodyContentSpec revealed(Tokens by, UUID customer, UUID change) {
        return reveal(by, customer, change).expectStatus().isOk().expectBody();
    }

    /** The ETag of what they were shown. */
    String seen(Tokens by, UUID customer, UUID change) {
        String etag = reveal(by, customer, change)
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();
        return Objects.requireNonNull(etag);
    }

    /** Confirmed by E1101, then waiting for somebody else. */
    void awaits(UUID customer, UUID change) {
        bank.confirm(E1101, customer, change)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("AWAITING_DECISION");
    }

    /** The answer to an approval, without what differs in each answer. */
    JsonNode refused(Tokens by, UUID customer, UUID change, long seen, int status) {
        byte[] body = Refusal.refused(bank.decide(by, customer, change, seen, true), status)
                .returnResult()
                .getResponseBody();
        ObjectNode problem = (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(body));
        return problem.without(List.of("traceId", "instance"));
    }

    /** A customer without a known transaction. */
    UUID longGone() {
        Map<String, Object> form = Person.somebody().form();
        form.remove("lastTransactionOn");
        return Bank.idOf(bank.create(E1101, form));
    }

    UUID proposedEnd(Tokens by, UUID id, long version) {
        Proposed proposed = proposeEnd(by, id, version, LONG_AGO, EVIDENCE)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists(HttpHeaders.LOCATION)
                .expectBody(Proposed.class)
                .returnResult()
                .getResponseBody();
        assertThat(Objects.requireNonNull(proposed).state()).isEqualTo("AWAITING_DECISION");
        return proposed.id();
    }

    ResponseSpec proposeEnd(Tokens by, UUID id, long version, String day, @Nullable String evidence) {
        Map<String, Object> body = new HashMap<>();
        body.put("endedOn", day);
        body.put("reason", Map.of("code", "CORRECTION"));
        if (evidence != null) {
            body.put("evidence", evidence);
        }
        return bank.as(by)
                .post()
                .uri("/api/customers/{id}/closure-proposals", id)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(body)
                .exchange();
    }

    void isActive(UUID id) {
        bank.read(OPERATIONS, id).expectBody().jsonPath("$.status").isEqualTo("ACTIVE");
    }

    static void refusedField(ResponseSpec answer, String field) {
        Refusal.refused(answer, 400).jsonPath("$.errors[0].field").isEqualTo(field);
    }
}
