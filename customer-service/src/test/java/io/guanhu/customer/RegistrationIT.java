package io.guanhu.customer;

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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** One new customer at a time. */
@ServiceIT(value = "customer", shared = true)
class RegistrationIT {

    private static final String WITHOUT_PROFILE =
            "select count(*) from customer c where not exists (select from profile p where p.customer_id = c.id)";

    private final Bank bank;
    private final Rows rows;

    @Autowired
    RegistrationIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.rows = new Rows(database);
    }

    @Test
    void aReusedIdempotencyKeyAnswersTheSameOrRefuses() throws SQLException {
        Map<String, Object> form = Person.somebody().form();
        UUID first = Bank.idOf(withKey("once", form));
        Map<String, List<String>> before = rows.state();

        assertThat(Bank.idOf(withKey("once", form))).isEqualTo(first);
        withKey("once", Person.somebody().form())
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-key-reused");
        assertThat(rows.state()).isEqualTo(before);
    }

    @Test
    void aSecondCustomerWithTheSameIdNumberIsRefused() throws SQLException {
        Person person = Person.somebody();
        bank.created(person);
        Map<String, List<String>> before = rows.state();

        bank.create(OPERATIONS, CheckDesk.inBranch(person.form()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("duplicate-customer");
        assertThat(rows.state()).isEqualTo(before);
    }

    @Test
    void ofCreationsOfTheSamePersonAtOnceOnePrevails() throws Exception {
        Map<String, Object> form = CheckDesk.inBranch(Person.somebody().form());
        assertThat(Crowd.of(
                        8,
                        () -> bank.create(OPERATIONS, form)
                                .returnResult(Void.class)
                                .getStatus()
                                .value(),
                        PATIENCE))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        assertThat(rows.count(WITHOUT_PROFILE)).isZero();
    }

    @Test
    void announcesANewCustomerWithAnEndedRelationshipAsClosed() {
        Map<String, Object> form = CheckDesk.inBranch(Person.somebody().form());
        form.put("relationshipEndedOn", Bank.lastTransactionOn().toString());
        UUID id = Bank.idOf(bank.create(OPERATIONS, form));
        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(probe.await(
                            Topics.CUSTOMER_EVENTS, 2, each -> id.toString().equals(each.key()), PATIENCE))
                    .extracting(each -> each.value())
                    .last()
                    .asString()
                    .contains("\"status\":\"CLOSED\"", Bank.lastTransactionOn().toString());
        }
    }

    /** Who may also register for others means themselves if they name nobody, and reaches them. */
    @Test
    void aManagerWhoAlsoWorksInOperationsRegistersTheirOwn() {
        Tokens both = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager", "operations");
        UUID customer = Bank.idOf(bank.create(both, Person.somebody().form()));
        bank.as(Bank.E1101)
                .get()
                .uri("/api/customers/{id}", customer)
                .exchange()
                .expectStatus()
                .isOk();

        UUID elsewhere =
                Bank.idOf(bank.create(both, CheckDesk.inBranch(Person.somebody().form())));
        bank.as(Bank.E1101)
                .get()
                .uri("/api/customers/{id}", elsewhere)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private ResponseSpec withKey(String key, Map<String, Object> form) {
        return bank.as(Bank.E1101)
                .post()
                .uri("/api/customers")
                .header("Idempotency-Key", key)
                .bodyValue(form)
                .exchange();
    }
}
