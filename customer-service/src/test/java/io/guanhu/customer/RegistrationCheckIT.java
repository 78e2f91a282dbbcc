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
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Staff decide on people whom the bank may have known; nobody else learns why. */
@ServiceIT(value = "customer", shared = true)
class RegistrationCheckIT {

    private final Bank bank;
    private final CheckDesk desk;
    private final Erasures erasures;
    private final Rows rows;

    @Autowired
    RegistrationCheckIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.desk = new CheckDesk(bank);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
    }

    @Test
    void everyReasonSoundsTheSame() {
        Person byDocument = erasures.erased();
        Person byName = erasures.erased();
        Map<String, Object> named = byName.form("OTHER", "D" + byName.phone());

        JsonNode first = desk.held(E1101, byDocument.form());
        assertThat(desk.held(E1101, byDocument.form())).isEqualTo(first);
        assertThat(desk.held(E1101, named)).isEqualTo(first);
        assertThat(desk.held(OPERATIONS, CheckDesk.inBranch(named))).isEqualTo(first);
        assertThat(first.toString()).doesNotContainIgnoringCase("eras", "suppress", "delet");
        assertThat(desk.listed(CHECKER).has("why")).isFalse();
        assertThat(desk.read(OPERATIONS, desk.latest()).path("check").has("why"))
                .isFalse();
    }

    @Test
    void onlyComplianceSeesWhy() {
        Person person = erasures.erased();
        desk.held(E1101, person.form());
        JsonNode seen = desk.read(COMPLIANCE, desk.latest());
        assertThat(seen.path("check").path("why").path("erased").asString()).isEqualTo("CERTAIN");
        assertThat(seen.path("fields").path("idNumber").asString())
                .startsWith(person.idNumber().substring(0, 3))
                .isNotEqualTo(person.idNumber());
        bank.as(E1101).get().uri(CheckDesk.CHECKS).exchange().expectStatus().isForbidden();
        bank.as(COMPLIANCE)
                .get()
                .uri(CheckDesk.CHECKS + "?state=OPEN&why=ERASED")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void somebodyElseDecidesOnceOnWhatTheyRead() {
        Map<String, Object> form = desk.alike();
        desk.held(OPERATIONS, CheckDesk.inBranch(form));
        UUID id = desk.latest();
        refused(desk.decide(OPERATIONS.acr("2"), id, 1, "PERSON_CONFIRMED"), 403, "own-registration");
        refused(desk.decide(CHECKER, id, 7, "PERSON_CONFIRMED"), 412, "stale-version");
        refused(desk.decide(CHECKER, id, 1, "BECAUSE"), 400, "invalid-request");
        refused(desk.decide(COMPLIANCE.acr("2"), id, 1, "PERSON_CONFIRMED"), 403, "forbidden");
        refused(desk.decide(CHECKER, UUID.randomUUID(), 1, "PERSON_CONFIRMED"), 404, "registration-check-not-found");
        desk.decide(CHECKER, id, 1, "PERSON_DECLINED").expectStatus().isOk();
        refused(desk.decide(CHECKER, id, 2, "PERSON_CONFIRMED"), 409, "registration-check-not-open");
    }

    @Test
    void sendingItAgainWaitsForTheSameCheck() throws SQLException {
        Map<String, Object> form = desk.alike();
        desk.held(E1101, form);
        long open = rows.count("select count(*) from registration_check");
        desk.held(E1101, form);
        desk.held(OPERATIONS, CheckDesk.inBranch(form));
        assertThat(rows.count("select count(*) from registration_check")).isEqualTo(open);
    }

    @Test
    void nobodyGoesPastThePerson() {
        Map<String, Object> form = CheckDesk.inBranch(desk.alike());
        form.put("returning", true);
        bank.create(OPERATIONS, form)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("returning");
    }

    /** The list holds hashes, so a number cannot be looked up without its type. */
    @Test
    void theNumberOfAnIdentityCardIsKnownAgainWhateverTypeItWasErasedAs() {
        Person living = Person.somebody();
        Bank.idOf(bank.create(E1101, living.form("PASSPORT", living.idNumber())));
        Person erased = Person.somebody();
        UUID id = Bank.idOf(bank.create(E1101, erased.form("PASSPORT", erased.idNumber())));
        erasures.erase(id, IDENTITY, CONTACT);

        Person invented = Person.somebody();
        JsonNode first = desk.held(E2101, invented.form("RESIDENT_ID", living.idNumber()));
        for (String type : List.of("RESIDENT_ID", "OTHER")) {
            assertThat(desk.held(E2101, Person.somebody().form(type, erased.idNumber())))
                    .isEqualTo(first);
        }
        JsonNode seen = desk.read(COMPLIANCE, desk.latest());
        assertThat(seen.path("check").path("why").path("erased").asString()).isEqualTo("CERTAIN");
    }
}
