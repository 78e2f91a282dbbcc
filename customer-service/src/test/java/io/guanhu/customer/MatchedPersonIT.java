package io.guanhu.customer;

import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.CheckDesk.CHECKER;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Senders who may see the customer learn that the person is one already; others do not. */
@ServiceIT(value = "customer", shared = true)
class MatchedPersonIT {

    private final Bank bank;
    private final CheckDesk desk;
    private final Erasures erasures;
    private final Rows rows;

    @Autowired
    MatchedPersonIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.desk = new CheckDesk(bank);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
    }

    @Test
    void whoIsACustomerAlreadyIsNamedToWhomeverMaySeeThemUntilTheyAreErased() throws SQLException {
        Person person = Person.somebody();
        UUID customer = bank.created(person);
        Map<String, Object> again = another(person);
        desk.held(E2101, again);
        UUID check = desk.latest();
        String reason = "ALREADY_CUSTOMER";
        refused(desk.decide(CHECKER, check, 1, reason), 400, "invalid-request");
        refused(desk.decide(CHECKER, check, 1, "PERSON_CONFIRMED", customer), 400, "invalid-request");
        refused(desk.decide(CHECKER, check, 1, reason, UUID.randomUUID()), 404, "customer-not-found");
        desk.decide(CHECKER, check, 1, reason, customer).expectStatus().isOk();

        JsonNode stranger = desk.refused(E2101, again);
        assertThat(stranger.path("code").asString()).isEqualTo("registration-rejected");
        assertThat(stranger.has("customerId")).isFalse();
        JsonNode manager = desk.refused(E1101, again);
        assertThat(manager.path("code").asString()).isEqualTo("already-customer");
        assertThat(manager.path("customerId").asString()).isEqualTo(customer.toString());

        String remembered = "select count(*) from registration_rejection where customer_id = '" + customer + "'";
        assertThat(rows.count(remembered)).isOne();
        erasures.erase(customer, IDENTITY);
        assertThat(rows.count(remembered)).isZero();
        assertThat(desk.refused(E2101, again)).isEqualTo(stranger);
    }

    /** With an invented name: knowing somebody's number must not reveal what became of them. */
    @Test
    void doesNotRevealWhetherADocumentBelongsToACustomerOutOfReachOrAnErasedPerson() {
        Person living = Person.somebody();
        UUID customer = bank.created(living);
        Person erased = erasures.erased();

        JsonNode first = desk.held(E2101, Person.somebody().form("RESIDENT_ID", living.idNumber()));
        UUID ofLiving = desk.latest();
        assertThat(desk.held(E2101, Person.somebody().form("RESIDENT_ID", erased.idNumber())))
                .isEqualTo(first);
        UUID ofErased = desk.latest();
        assertThat(desk.held(E2101, Person.somebody().form("RESIDENT_ID", living.idNumber())))
                .isEqualTo(first);
        assertThat(desk.held(E2101, Person.somebody().form("OTHER", living.idNumber())))
                .isEqualTo(first);
        assertThat(desk.held(E2101, Person.somebody().form("OTHER", erased.idNumber())))
                .isEqualTo(first);
        assertThat(desk.held(E2101, another(living))).isEqualTo(first);

        assertThat(desk.why(COMPLIANCE, ofLiving)).isEqualTo("{\"customer\":\"CERTAIN\"}");
        assertThat(desk.why(COMPLIANCE, ofErased)).isEqualTo("{\"erased\":\"CERTAIN\"}");
        assertThat(desk.candidates(ofLiving)).containsExactly(customer.toString());
        for (Tokens insider : List.of(E1101, OPERATIONS)) {
            JsonNode known =
                    desk.refused(insider, CheckDesk.inBranch(Person.somebody().form("RESIDENT_ID", living.idNumber())));
            assertThat(known.path("code").asString()).isEqualTo("duplicate-customer");
        }

        refused(desk.decide(CHECKER, ofLiving, 1, "PERSON_CONFIRMED"), 409, "document-taken");
        desk.decide(CHECKER, ofLiving, 1, "ALREADY_CUSTOMER", customer)
                .expectStatus()
                .isOk();
        desk.decide(CHECKER, ofErased, 1, "DOCUMENTS_NOT_ACCEPTED")
                .expectStatus()
                .isOk();
        JsonNode rejected = desk.refused(E2101, Person.somebody().form("RESIDENT_ID", living.idNumber()));
        assertThat(rejected.path("code").asString()).isEqualTo("registration-rejected");
        assertThat(timeless(desk.refused(E2101, Person.somebody().form("RESIDENT_ID", erased.idNumber()))))
                .isEqualTo(timeless(rejected));
        erasures.erase(customer, IDENTITY, CONTACT);
        assertThat(desk.refused(E2101, Person.somebody().form("RESIDENT_ID", living.idNumber())))
                .isEqualTo(rejected);
    }

    private static JsonNode timeless(JsonNode problem) {
        return ((ObjectNode) problem.deepCopy()).without("until");
    }

    /** The same person with another document. */
    private static Map<String, Object> another(Person person) {
        return person.form("OTHER", "M" + person.phone());
    }
}
