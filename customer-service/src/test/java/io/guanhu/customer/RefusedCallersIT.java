package io.guanhu.customer;

import static io.guanhu.customer.Bank.AUDITOR;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.Refusal;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Whom the service refuses: the answer is the right problem, and nothing changes. */
@ServiceIT(value = "customer", shared = true)
class RefusedCallersIT {

    private static final String CREATE = "/api/customers";

    private final WebTestClient client;
    private final Bank bank;
    private final Unchanged unchanged;

    private UUID customer = new UUID(0, 0);

    @Autowired
    RefusedCallersIT(WebTestClient client, Database database) {
        this.client = client;
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
    Stream<DynamicTest> ofCallers() {
        return Refusal.cases(unchanged::after, callers());
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

    private ResponseSpec post(Tokens by) {
        return bank.create(by, Person.somebody().form());
    }

    private ResponseSpec internal(Tokens by) {
        return bank.as(by)
                .get()
                .uri("/internal/customers/{id}/contacts", customer)
                .exchange();
    }
}
