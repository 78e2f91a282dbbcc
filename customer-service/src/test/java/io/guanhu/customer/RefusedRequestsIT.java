package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.Refusal;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What the service refuses to callers with the permission: the answer is the right problem, and nothing changes. */
@ServiceIT(value = "customer", shared = true)
class RefusedRequestsIT {

    private static final String CREATE = "/api/customers";

    private final Bank bank;
    private final Unchanged unchanged;

    private UUID customer = new UUID(0, 0);

    @Autowired
    RefusedRequestsIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.unchanged = new Unchanged(bank, new Rows(database));
    }

    @BeforeEach
    void aCustomerIsThere() {
        customer = bank.created(Person.somebody());
    }

    @AfterEach
    void theWorldWasToldOfNothing() {
        unchanged.theWorldWasToldOfNothing(customer);
    }

    @TestFactory
    Stream<DynamicTest> ofRequests() {
        return Stream.of(bodies(), preconditions()).flatMap(each -> Refusal.cases(unchanged::after, each));
    }

    private List<Refusal> bodies() {
        return List.of(
                new Refusal(
                        "oversized body",
                        413,
                        "content-too-large",
                        () -> post("{\"name\":\"" + "x".repeat(1 << 20) + "\"}")),
                new Refusal("malformed JSON", 400, "malformed-json", () -> post("{\"name\":")),
                new Refusal("unknown field", 400, "invalid-request", () -> post("{\"shoeSize\":42}")),
                new Refusal("no field", 400, "invalid-request", () -> post("{}")),
                new Refusal(
                        "another's branch",
                        400,
                        "invalid-request",
                        () -> bank.create(E1101, with("branch", "SH/PUDONG/001"))),
                new Refusal(
                        "wrong checksum",
                        400,
                        "invalid-request",
                        () -> bank.create(E1101, with("idNumber", "110105194912310021"))),
                new Refusal(
                        "unknown purpose",
                        400,
                        "invalid-request",
                        () -> bank.as(E1101)
                                .post()
                                .uri(CREATE + "/{id}/reveal", customer)
                                .bodyValue(Map.of("fields", List.of("phone"), "purpose", "CURIOSITY"))
                                .exchange()),
                new Refusal(
                        "nothing changes",
                        422,
                        "nothing-changes",
                        () -> bank.propose(E1101, customer, 1, Map.of("idType", "RESIDENT_ID"))));
    }

    private List<Refusal> preconditions() {
        Map<String, Object> change =
                Map.of("patch", Map.of("email", "neu@example.com"), "reason", Map.of("code", "CORRECTION"));
        return List.of(
                new Refusal(
                        "stale ETag",
                        412,
                        "stale-version",
                        () -> bank.propose(E1101, customer, 7, Map.of("email", "neu@example.com"))),
                new Refusal(
                        "missing If-Match",
                        428,
                        "precondition-required",
                        () -> bank.as(E1101)
                                .post()
                                .uri(CREATE + "/{id}/changes", customer)
                                .bodyValue(change)
                                .exchange()),
                new Refusal(
                        "weak ETag",
                        412,
                        "stale-version",
                        () -> bank.as(E1101)
                                .post()
                                .uri(CREATE + "/{id}/changes", customer)
                                .header(HttpHeaders.IF_MATCH, "W/\"1\"")
                                .bodyValue(change)
                                .exchange()),
                new Refusal(
                        "missing Idempotency-Key",
                        400,
                        "invalid-request",
                        () -> bank.as(E1101)
                                .post()
                                .uri(CREATE)
                                .bodyValue(Person.somebody().form())
                                .exchange()),
                new Refusal(
                        "unknown change",
                        404,
                        "change-not-found",
                        () -> bank.confirm(E1101, customer, UUID.randomUUID())));
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> form = Person.somebody().form();
        form.put(field, value);
        return form;
    }

    private ResponseSpec post(String body) {
        return bank.as(E1101)
                .post()
                .uri(CREATE)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
