package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A decision counts for what the decider saw of the change, and of this customer. */
@ServiceIT(value = "customer", shared = true)
class StaleDecisionIT {

    private final Bank bank;
    private final Changes changes;
    private final Erasures erasures;

    @Autowired
    StaleDecisionIT(WebTestClient client) {
        this.bank = new Bank(client);
        this.changes = new Changes(bank);
        this.erasures = new Erasures(bank);
    }

    /** Between the proposal and each step, somebody whom the customer resembles may have been added. */
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
        changes.awaits(customer, phone);

        Map<String, Object> neighbour = Person.somebody().form();
        neighbour.put("name", "萧待定");
        neighbour.put("phone", person.phone());
        Bank.idOf(bank.create(E2101, neighbour));
        assertThat(code(changes.refused(BEIJING_LEAD, customer, name, 0, 409))).isEqualTo("change-look-again");
        // Sending the same again does not count as looking.
        assertThat(code(changes.refused(BEIJING_LEAD, customer, name, 0, 412))).isEqualTo("stale-version");
        changes.revealed(COMPLIANCE, customer, name).jsonPath("$.why.customer").isEqualTo("PERHAPS");
        String others = changes.seen(COMPLIANCE, customer, name);
        for (String unseen : List.of("*", "\"1\"", others)) {
            bank.decide(BEIJING_LEAD, customer, name, unseen, true)
                    .expectStatus()
                    .isEqualTo(412);
        }
        String shown = changes.seen(BEIJING_LEAD, customer, name);
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

    @Test
    void refusesADecisionWithoutTheVersionThatWasSeen() {
        UUID customer = bank.created(Person.somebody());
        UUID change = bank.proposed(E1101, customer, 1, Map.of("name", "萧未看"));
        changes.awaits(customer, change);
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
}
