package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.CheckDesk.CHECKER;
import static io.guanhu.customer.CheckDesk.refused;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.customer.model.value.ResidentId;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
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
import tools.jackson.databind.node.ObjectNode;

/** Newcomers are compared with the living as with those who were erased, and nobody hears which. */
@ServiceIT("customer")
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
        Person erased = Person.somebody();
        erasures.erase(bank.created(erased), IDENTITY, CONTACT);
        Person both = Person.somebody();
        erasures.erase(bank.created(both), IDENTITY, CONTACT);
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
        assertThat(why(ofLiving)).isEqualTo("{\"customer\":\"LIKELY\"}");
        assertThat(why(ofErased)).isEqualTo("{\"erased\":\"LIKELY\"}");
        assertThat(why(ofBoth)).isEqualTo("{\"erased\":\"LIKELY\",\"customer\":\"LIKELY\"}");
        assertThat(candidates(ofLiving)).containsExactly(customer.toString());
        assertThat(candidates(ofErased)).isEmpty();
        assertThat(candidates(ofBoth)).containsExactly(twin.toString());
    }

    /** A card says the birth date, a passport the name in Latin letters. */
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
        assertThat(candidates(desk.latest())).containsExactly(customer.toString());

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

    /** With an invented name: whoever has somebody's number must not learn what became of them. */
    @Test
    void aDocumentTellsNobodyWhetherItIsOfACustomerOutOfReachOrOfSomebodyErased() {
        Person living = Person.somebody();
        UUID customer = bank.created(living);
        Person erased = Person.somebody();
        erasures.erase(bank.created(erased), IDENTITY, CONTACT);

        JsonNode first = desk.held(E2101, invented("RESIDENT_ID", living));
        UUID ofLiving = desk.latest();
        assertThat(desk.held(E2101, invented("RESIDENT_ID", erased))).isEqualTo(first);
        UUID ofErased = desk.latest();
        assertThat(desk.held(E2101, invented("RESIDENT_ID", living))).isEqualTo(first);
        assertThat(desk.held(E2101, invented("OTHER", living))).isEqualTo(first);
        assertThat(desk.held(E2101, invented("OTHER", erased))).isEqualTo(first);
        assertThat(desk.held(E2101, another(living))).isEqualTo(first);

        assertThat(why(ofLiving)).isEqualTo("{\"customer\":\"CERTAIN\"}");
        assertThat(why(ofErased)).isEqualTo("{\"erased\":\"CERTAIN\"}");
        assertThat(candidates(ofLiving)).containsExactly(customer.toString());
        for (Tokens insider : List.of(E1101, OPERATIONS)) {
            JsonNode known = desk.refused(insider, CheckDesk.inBranch(invented("RESIDENT_ID", living)));
            assertThat(known.path("code").asString()).isEqualTo("duplicate-customer");
        }

        refused(desk.decide(CHECKER, ofLiving, 1, "PERSON_CONFIRMED"), 409, "document-taken");
        desk.decide(CHECKER, ofLiving, 1, "ALREADY_CUSTOMER", customer)
                .expectStatus()
                .isOk();
        desk.decide(CHECKER, ofErased, 1, "DOCUMENTS_NOT_ACCEPTED")
                .expectStatus()
                .isOk();
        JsonNode rejected = desk.refused(E2101, invented("RESIDENT_ID", living));
        assertThat(rejected.path("code").asString()).isEqualTo("registration-rejected");
        assertThat(timeless(desk.refused(E2101, invented("RESIDENT_ID", erased))))
                .isEqualTo(timeless(rejected));
        erasures.erase(customer, IDENTITY, CONTACT);
        assertThat(desk.refused(E2101, invented("RESIDENT_ID", living))).isEqualTo(rejected);
    }

    private static JsonNode timeless(JsonNode problem) {
        return ((ObjectNode) problem.deepCopy()).without("until");
    }

    /** Nobody whom the bank knows, with somebody's number. */
    private static Map<String, Object> invented(String type, Person person) {
        Map<String, Object> form = Person.somebody().form();
        form.put("idType", type);
        form.put("idNumber", person.idNumber());
        return form;
    }

    /** The one who has it by now can only have got it by a change: newcomers wait for the check. */
    @Test
    void nobodyIsAdmittedWithADocumentThatACustomerGotMeanwhile() {
        Map<String, Object> form = desk.alike();
        desk.held(E2101, form);
        UUID check = desk.latest();
        UUID customer = bank.created(Person.somebody());
        UUID change = bank.proposed(E1101, customer, 1, Map.of("idType", "OTHER", "idNumber", form.get("idNumber")));
        bank.confirm(E1101, customer, change).expectStatus().isOk();
        bank.decide(BEIJING_LEAD, customer, change, true).expectStatus().isOk();

        desk.decide(CHECKER, check, 1, "PERSON_CONFIRMED")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("document-taken")
                .jsonPath("$.customerId")
                .isEqualTo(customer.toString());
        desk.decide(CHECKER, check, 1, "ALREADY_CUSTOMER", customer)
                .expectStatus()
                .isOk();
    }

    @Test
    void whoIsErasedIsNobodysCandidateAnyMore() throws SQLException {
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

    private String why(UUID check) {
        return desk.read(COMPLIANCE, check).path("check").path("why").toString();
    }

    private List<String> candidates(UUID check) {
        return desk.read(CHECKER, check)
                .path("candidates")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, Object> inBeijing(Person person) {
        Map<String, Object> form = another(person);
        form.put("branch", "BJ/CHAOYANG/001");
        return form;
    }

    /** The same person with another document. */
    private static Map<String, Object> another(Person person) {
        Map<String, Object> form = person.form();
        form.put("idType", "OTHER");
        form.put("idNumber", "M" + person.phone());
        return form;
    }
}
