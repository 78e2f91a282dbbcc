package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A change that makes a customer resemble somebody else needs a second person. */
@ServiceIT(value = "customer", shared = true)
class ChangeMatchingIT {

    private final Bank bank;
    private final Changes changes;
    private final Erasures erasures;
    private final Rows rows;

    @Autowired
    ChangeMatchingIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.changes = new Changes(bank);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
    }

    @Test
    void aPhoneThatBecomesAnothersTakesASecondPerson() {
        Person person = Person.somebody();
        Map<String, Object> form = person.form();
        form.put("name", "萧同名");
        UUID customer = Bank.idOf(bank.create(E1101, form));
        Person stranger = Person.somebody();
        Map<String, Object> far = stranger.form();
        far.put("name", "萧同名");
        UUID distant = Bank.idOf(bank.create(E2101, far));

        UUID change = bank.proposed(E1101, customer, 1, Map.of("phone", stranger.phone()));
        bank.confirm(E1101, customer, change).expectBody().jsonPath("$.state").isEqualTo("AWAITING_DECISION");
        changes.revealed(BEIJING_LEAD, customer, change)
                .jsonPath("$.candidates")
                .isEmpty();
        changes.revealed(BEIJING_LEAD, customer, change).jsonPath("$.why").doesNotExist();
        changes.revealed(COMPLIANCE, customer, change)
                .jsonPath("$.candidates[0]")
                .isEqualTo(distant.toString())
                .jsonPath("$.why.customer")
                .isEqualTo("PERHAPS")
                .jsonPath("$.why.erased")
                .doesNotExist();
        bank.decide(BEIJING_LEAD, customer, change, 2, true).expectStatus().isOk();
    }

    @Test
    void theDeciderSeesThatTheDocumentBelongsToAnErasedPerson() throws SQLException {
        Person erased = erasures.erased();
        UUID customer = bank.created(Person.somebody());

        UUID change = bank.proposed(E1101, customer, 1, Map.of("idNumber", erased.idNumber()));
        bank.confirm(E1101, customer, change).expectStatus().isOk();
        changes.revealed(COMPLIANCE, customer, change).jsonPath("$.why.erased").isEqualTo("CERTAIN");
        changes.revealed(OPERATIONS, customer, change).jsonPath("$.why").doesNotExist();
        bank.decide(BEIJING_LEAD, customer, change, 2, false).expectStatus().isOk();
        assertThat(rows.count("select count(*) from change_suspicion where change_id = '" + change + "'"))
                .isZero();
    }

    /** People who do not see all customers must not learn from the document what became of its owner. */
    @Test
    void aDocumentOutOfReachIsTheSameForAllWhetherItsOwnerLivesOrWasErased() {
        Person far = Person.somebody();
        UUID distant = Bank.idOf(bank.create(E2101, far.form()));
        Person erased = erasures.erased();
        UUID one = bank.created(Person.somebody());
        UUID two = bank.created(Person.somebody());
        UUID ofLiving = bank.proposed(E1101, one, 1, Map.of("idNumber", far.idNumber()));
        UUID ofErased = bank.proposed(E1101, two, 1, Map.of("idNumber", erased.idNumber()));
        changes.awaits(one, ofLiving);
        changes.awaits(two, ofErased);
        JsonNode first = changes.refused(BEIJING_LEAD, one, ofLiving, 2, 409);
        assertThat(first.path("code").asString()).isEqualTo("document-for-operations");
        assertThat(changes.refused(BEIJING_LEAD, two, ofErased, 2, 409)).isEqualTo(first);

        changes.revealed(COMPLIANCE, one, ofLiving)
                .jsonPath("$.candidates[0]")
                .isEqualTo(distant.toString())
                .jsonPath("$.why.customer")
                .isEqualTo("CERTAIN");
        assertThat(changes.refused(OPERATIONS, one, ofLiving, 2, 409)
                        .path("code")
                        .asString())
                .isEqualTo("duplicate-customer");
        bank.decide(OPERATIONS, two, ofErased, 2, true).expectStatus().isOk();
        bank.decide(BEIJING_LEAD, one, ofLiving, 2, false).expectStatus().isOk();
    }

    /** Customers may give again what they had erased. */
    @Test
    void doesNotCompareACustomerWithThemselves() {
        Person person = Person.somebody();
        UUID customer = bank.created(person);
        erasures.erase(customer, CONTACT);
        UUID change = bank.proposed(OPERATIONS, customer, 2, Map.of("phone", person.phone()));
        bank.confirm(OPERATIONS, customer, change)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPLIED");
    }
}
