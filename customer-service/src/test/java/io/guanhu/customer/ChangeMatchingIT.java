package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A change that makes a customer look like somebody else takes a second person. */
@ServiceIT("customer")
class ChangeMatchingIT {

    private final Bank bank;
    private final Erasures erasures;
    private final Rows rows;

    @Autowired
    ChangeMatchingIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
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
        judged(BEIJING_LEAD, customer, change).jsonPath("$.candidates").isEmpty();
        judged(BEIJING_LEAD, customer, change).jsonPath("$.why").doesNotExist();
        judged(COMPLIANCE, customer, change)
                .jsonPath("$.candidates[0]")
                .isEqualTo(distant.toString())
                .jsonPath("$.why.customer")
                .isEqualTo("PERHAPS")
                .jsonPath("$.why.erased")
                .doesNotExist();
        bank.decide(BEIJING_LEAD, customer, change, 2, true).expectStatus().isOk();
    }

    @Test
    void aDocumentOfSomebodyErasedIsSeenByWhoeverDecides() throws SQLException {
        Person erased = Person.somebody();
        erasures.erase(bank.created(erased), IDENTITY, CONTACT);
        UUID customer = bank.created(Person.somebody());

        UUID change = bank.proposed(E1101, customer, 1, Map.of("idNumber", erased.idNumber()));
        bank.confirm(E1101, customer, change).expectStatus().isOk();
        judged(COMPLIANCE, customer, change).jsonPath("$.why.erased").isEqualTo("CERTAIN");
        judged(OPERATIONS, customer, change).jsonPath("$.why").doesNotExist();
        bank.decide(BEIJING_LEAD, customer, change, 2, false).expectStatus().isOk();
        assertThat(rows.count("select count(*) from change_suspicion where change_id = '" + change + "'"))
                .isZero();
    }

    /** Whoever does not see all customers must not tell by the document what became of whom. */
    @Test
    void aDocumentOutOfReachIsTheSameForAllWhetherItsOwnerLivesOrWasErased() {
        Person far = Person.somebody();
        UUID distant = Bank.idOf(bank.create(E2101, far.form()));
        Person erased = Person.somebody();
        erasures.erase(bank.created(erased), IDENTITY, CONTACT);
        UUID one = bank.created(Person.somebody());
        UUID two = bank.created(Person.somebody());
        UUID ofLiving = bank.proposed(E1101, one, 1, Map.of("idNumber", far.idNumber()));
        UUID ofErased = bank.proposed(E1101, two, 1, Map.of("idNumber", erased.idNumber()));
        awaits(one, ofLiving);
        awaits(two, ofErased);
        JsonNode first = refused(BEIJING_LEAD, one, ofLiving, 2, 409);
        assertThat(first.path("code").asString()).isEqualTo("document-for-operations");
        assertThat(refused(BEIJING_LEAD, two, ofErased, 2, 409)).isEqualTo(first);

        judged(COMPLIANCE, one, ofLiving)
                .jsonPath("$.candidates[0]")
                .isEqualTo(distant.toString())
                .jsonPath("$.why.customer")
                .isEqualTo("CERTAIN");
        assertThat(refused(OPERATIONS, one, ofLiving, 2, 409).path("code").asString())
                .isEqualTo("duplicate-customer");
        bank.decide(OPERATIONS, two, ofErased, 2, true).expectStatus().isOk();
        bank.decide(BEIJING_LEAD, one, ofLiving, 2, false).expectStatus().isOk();
    }

    /** Between the proposal and each step somebody may have come whom the customer is like. */
    @Test
    void aChangeIsJudgedAgainWhenItIsConfirmedAndWhenItIsDecided() {
        Person person = Person.somebody();
        UUID customer = bank.created(person);
        Person other = Person.somebody();
        UUID phone = bank.proposed(E1101, customer, 1, Map.of("phone", other.phone()));
        UUID name = bank.proposed(E1101, customer, 1, Map.of("name", "萧待定"));
        bank.confirm(E1101, customer, name).expectStatus().isOk();

        Map<String, Object> namesake = other.form();
        namesake.put("name", person.name());
        Bank.idOf(bank.create(E2101, namesake));
        awaits(customer, phone);

        Map<String, Object> neighbour = Person.somebody().form();
        neighbour.put("name", "萧待定");
        neighbour.put("phone", person.phone());
        Bank.idOf(bank.create(E2101, neighbour));
        assertThat(code(refused(BEIJING_LEAD, customer, name, 0, 409))).isEqualTo("change-look-again");
        // To send the same once more is no look.
        assertThat(code(refused(BEIJING_LEAD, customer, name, 0, 412))).isEqualTo("stale-version");
        judged(COMPLIANCE, customer, name).jsonPath("$.why.customer").isEqualTo("PERHAPS");
        String others = Objects.requireNonNull(seen(COMPLIANCE, customer, name));
        for (String unseen : List.of("*", "\"1\"", others)) {
            bank.decide(BEIJING_LEAD, customer, name, unseen, true)
                    .expectStatus()
                    .isEqualTo(412);
        }
        String shown = Objects.requireNonNull(seen(BEIJING_LEAD, customer, name));
        bank.decide(BEIJING_LEAD, customer, name, shown, true)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPLIED");
    }

    @Test
    void aChangeOfAnotherCustomerIsUnknownWhileTheyLiveAndAfterwards() {
        UUID mine = bank.created(Person.somebody());
        UUID other = Bank.idOf(bank.create(E2101, Person.somebody().form()));
        UUID change = bank.proposed(E2101, other, 1, Map.of("name", "萧他人"));

        isUnknown(mine, change);
        erasures.erase(other, IDENTITY, CONTACT);
        isUnknown(mine, change);
    }

    private void isUnknown(UUID customer, UUID change) {
        bank.confirm(E1101, customer, change)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("change-not-found");
    }

    private void awaits(UUID customer, UUID change) {
        bank.confirm(E1101, customer, change)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("AWAITING_DECISION");
    }

    @Test
    void nobodyDecidesWithoutSayingWhatTheySaw() {
        UUID customer = bank.created(Person.somebody());
        UUID change = bank.proposed(E1101, customer, 1, Map.of("name", "萧未看"));
        awaits(customer, change);
        bank.as(BEIJING_LEAD)
                .post()
                .uri("/api/customers/{id}/changes/{change}/decision", customer, change)
                .bodyValue(Map.of("approve", true, "reason", "已核对证件原件"))
                .exchange()
                .expectStatus()
                .isEqualTo(428);
        bank.decide(BEIJING_LEAD, customer, change, 1, false).expectStatus().isEqualTo(412);
        bank.decide(BEIJING_LEAD, customer, change, 0, false).expectStatus().isOk();
    }

    private static String code(JsonNode problem) {
        return problem.path("code").asString();
    }

    /** What somebody hears who would approve, without what is each answer's own. */
    private JsonNode refused(Tokens by, UUID customer, UUID change, long seen, int status) {
        byte[] body = bank.decide(by, customer, change, seen, true)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        ObjectNode problem = (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(body));
        return problem.without(List.of("traceId", "instance"));
    }

    private BodyContentSpec judged(Tokens by, UUID customer, UUID change) {
        return revealed(by, customer, change).expectBody();
    }

    private @Nullable String seen(Tokens by, UUID customer, UUID change) {
        return revealed(by, customer, change)
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();
    }

    private ResponseSpec revealed(Tokens by, UUID customer, UUID change) {
        return bank.as(by)
                .post()
                .uri("/api/customers/{id}/changes/{change}/reveal", customer, change)
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** What a customer had erased is theirs to give again. */
    @Test
    void nobodyIsLikeThemselves() {
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
