package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.CheckDesk.CHECKER;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.customer.model.value.ResidentId;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** New people are compared with customers and with erased people; answers do not reveal which. */
@ServiceIT(value = "customer", shared = true)
class MatchingIT {

    private final Bank bank;
    private final CheckDesk desk;
    private final Erasures erasures;
    private final Rows rows;

    @Autowired
    MatchingIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.desk = new CheckDesk(bank);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
    }

    @Test
    void theRegistrarHearsTheSameOfTheLivingTheErasedAndBoth() {
        Person living = Person.somebody();
        UUID customer = bank.created(living);
        Person erased = erasures.erased();
        Person both = erasures.erased();
        Map<String, Object> other = both.form();
        other.put("idNumber", Person.somebody().idNumber());
        desk.held(E1101, other);
        UUID twin = desk.latest();
        desk.decide(CHECKER, twin, 1, "PERSON_CONFIRMED").expectStatus().isOk();

        JsonNode first = desk.held(OPERATIONS, inBeijing(living));
        UUID ofLiving = desk.latest();
        assertThat(desk.held(OPERATIONS, inBeijing(erased))).isEqualTo(first);
        UUID ofErased = desk.latest();
        assertThat(desk.held(OPERATIONS, inBeijing(both))).isEqualTo(first);
        UUID ofBoth = desk.latest();

        for (UUID check : List.of(ofLiving, ofErased, ofBoth)) {
            JsonNode own = desk.read(OPERATIONS, check);
            assertThat(own.path("candidates").isEmpty()).isTrue();
            assertThat(own.path("check").has("why")).isFalse();
            assertThat(desk.read(CHECKER, check).path("check").has("why")).isFalse();
        }
        assertThat(desk.why(COMPLIANCE, ofLiving)).isEqualTo("{\"customer\":\"LIKELY\"}");
        assertThat(desk.why(COMPLIANCE, ofErased)).isEqualTo("{\"erased\":\"LIKELY\"}");
        assertThat(desk.why(COMPLIANCE, ofBoth)).isEqualTo("{\"erased\":\"LIKELY\",\"customer\":\"LIKELY\"}");
        assertThat(desk.candidates(ofLiving)).containsExactly(customer.toString());
        assertThat(desk.candidates(ofErased)).isEmpty();
        assertThat(desk.candidates(ofBoth)).containsExactly(twin.toString());
    }

    /** A card shows the birth date, a passport the name in Latin letters. */
    @ParameterizedTest
    @CsvSource({
        "欧阳明星, OUYANG MINGXING, PASSPORT, phone",
        "OUYANG MINGYU, 欧阳明玉, OTHER, email",
        "欧阳明华, 欧阳明华, RESIDENT_ID, birth"
    })
    void thePersonsOtherDocumentProposesTheCustomer(String name, String typed, String type, String common) {
        Person person = Person.somebody();
        Map<String, Object> form = person.form();
        form.put("name", name);
        UUID customer = Bank.idOf(bank.create(E1101, form));

        Map<String, Object> again = Person.somebody().form();
        again.put("name", typed);
        again.put("idType", type);
        again.put("idNumber", document(type, person, 1));
        if (!common.equals("birth")) {
            again.put(common, common.equals("phone") ? person.phone() : person.email());
        }
        desk.held(E2101, again);
        assertThat(desk.candidates(desk.latest())).containsExactly(customer.toString());

        again.put("name", "Niemand Sonst");
        again.put("idNumber", document(type, person, 2));
        Bank.idOf(bank.create(E2101, again));
    }

    /** Another document of the same person; a card tells the same birth date. */
    private static String document(String type, Person person, int number) {
        if (!type.equals("RESIDENT_ID")) {
            return "E" + number + person.phone().substring(3);
        }
        String body = person.idNumber().substring(0, 14)
                + "%03d".formatted((Integer.parseInt(person.idNumber().substring(14, 17)) + 300 * number) % 1000);
        return body + ResidentId.checkCharacter(body);
    }

    /** Its current owner can only have got it by a change: new people wait for the check. */
    @Test
    void nobodyIsAdmittedWithADocumentThatACustomerGotMeanwhile() {
        Map<String, Object> form = desk.alike();
        desk.held(E2101, form);
        UUID check = desk.latest();
        UUID customer = bank.created(Person.somebody());
        UUID change = bank.proposed(E1101, customer, 1, Map.of("idType", "OTHER", "idNumber", form.get("idNumber")));
        bank.confirm(E1101, customer, change).expectStatus().isOk();
        bank.decide(BEIJING_LEAD, customer, change, true).expectStatus().isOk();

        refused(desk.decide(CHECKER, check, 1, "PERSON_CONFIRMED"), 409, "document-taken")
                .jsonPath("$.customerId")
                .isEqualTo(customer.toString());
        desk.decide(CHECKER, check, 1, "ALREADY_CUSTOMER", customer)
                .expectStatus()
                .isOk();
    }

    @Test
    void erasedPeopleAreNoLongerCandidates() throws SQLException {
        Person person = Person.somebody();
        UUID customer = bank.created(person);
        desk.held(E2101, another(person));
        String named = "select count(*) from registration_check where '" + customer + "' = any(candidates)";
        assertThat(rows.count(named)).isOne();
        Map<String, Object> namesake = Person.somebody().form();
        namesake.put("name", person.name());
        UUID other = Bank.idOf(bank.create(E1101, namesake));
        bank.proposed(E1101, other, 1, Map.of("phone", person.phone()));
        String suspected = "select count(*) from change_suspicion where '" + customer + "' = any(candidates)";
        assertThat(rows.count(suspected)).isOne();

        erasures.erase(customer, IDENTITY);
        assertThat(rows.count(named)).isZero();
        assertThat(rows.count(suspected)).isZero();
    }

    private static Map<String, Object> inBeijing(Person person) {
        Map<String, Object> form = another(person);
        form.put("branch", "BJ/CHAOYANG/001");
        return form;
    }

    /** The same person with another document. */
    private static Map<String, Object> another(Person person) {
        return person.form("OTHER", "M" + person.phone());
    }
}
