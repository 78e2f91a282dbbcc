package io.guanhu.customer;

import static io.guanhu.customer.Bank.AUDITOR;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What is refused is answered with the right problem and changes nothing. */
@ServiceIT("customer")
class RefusalIT {

    private static final String CREATE = "/api/customers";

    private final WebTestClient client;
    private final Bank bank;
    private final Rows rows;

    private UUID customer = new UUID(0, 0);

    @Autowired
    RefusalIT(WebTestClient client, Database database) {
        this.client = client;
        this.bank = new Bank(client);
        this.rows = new Rows(database);
    }

    @BeforeEach
    void aCustomerIsThere() {
        customer = bank.created(Person.somebody());
    }

    private record Refusal(String name, int status, String code, Supplier<ResponseSpec> request) {}

    @TestFactory
    Stream<DynamicTest> refusals() {
        return Stream.of(callers(), bodies(), preconditions())
                .flatMap(List::stream)
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> changesNothing(each)));
    }

    private void changesNothing(Refusal refusal) throws SQLException {
        Map<String, List<String>> before = rows.state();
        refusal.request()
                .get()
                .expectStatus()
                .isEqualTo(refusal.status())
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(refusal.code());
        assertThat(rows.state()).isEqualTo(before);
    }

    /** What comes after it in the same topic shows that nothing else was told in between. */
    @AfterEach
    void theWorldWasToldOfNothing() {
        UUID change = bank.proposed(E1101, customer, 1, Map.of("email", "danach@example.com"));
        bank.confirm(E1101, customer, change).expectStatus().isOk();
        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(probe.await(Topics.CUSTOMER_EVENTS, 2, this::isOfCustomer, PATIENCE))
                    .hasSize(2);
            // One to the phone, one to the address of before.
            assertThat(probe.await(Topics.NOTIFICATION_REQUESTS, 2, this::isOfCustomer, PATIENCE))
                    .hasSize(2);
        }
    }

    private boolean isOfCustomer(ConsumerRecord<String, String> told) {
        return customer.toString().equals(told.key());
    }

    private List<Refusal> callers() {
        Map<String, String> email = Map.of("email", "neu@example.com");
        Tokens strange = Tokens.customer(UUID.randomUUID());
        return List.of(
                new Refusal("wrong role creates", 403, "forbidden", () -> post(AUDITOR)),
                new Refusal("wrong role reads", 403, "forbidden", () -> bank.read(AUDITOR, customer)),
                new Refusal("other branch reads", 404, "customer-not-found", () -> bank.read(E2101, customer)),
                new Refusal(
                        "other branch reveals", 404, "customer-not-found", () -> bank.reveal(E2101, customer, "phone")),
                new Refusal(
                        "other branch changes",
                        404,
                        "customer-not-found",
                        () -> bank.propose(E2101, customer, 1, email)),
                new Refusal("other customer reads", 404, "customer-not-found", () -> bank.read(strange, customer)),
                new Refusal(
                        "customer changes",
                        403,
                        "forbidden",
                        () -> bank.propose(Tokens.customer(customer), customer, 1, email)),
                new Refusal(
                        "nobody",
                        401,
                        "unauthenticated",
                        () -> client.get().uri(CREATE + "/{id}", customer).exchange()),
                new Refusal("expired token", 401, "invalid-token", () -> post(E1101.expired())),
                new Refusal("wrong audience", 401, "invalid-token", () -> post(E1101.audience("other"))),
                new Refusal("alg none", 401, "invalid-token", () -> post(E1101.unsigned())),
                new Refusal("a stranger's signature", 401, "invalid-token", () -> post(E1101.signedByStranger())),
                new Refusal("demo login", 401, "invalid-token", () -> post(E1101.demo())),
                new Refusal("staff on an internal path", 403, "forbidden", () -> internal(OPERATIONS)),
                new Refusal(
                        "another service on an internal path",
                        403,
                        "forbidden",
                        () -> internal(Tokens.service("audit-service"))));
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

    private ResponseSpec post(Tokens by) {
        return bank.create(by, Person.somebody().form());
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

    private ResponseSpec internal(Tokens by) {
        return bank.as(by)
                .get()
                .uri("/internal/customers/{id}/contacts", customer)
                .exchange();
    }
}
