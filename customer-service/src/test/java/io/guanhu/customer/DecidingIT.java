package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.SHANGHAI_LEAD;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The second person who decides a change: what they see, can do and cannot do. */
@ServiceIT(value = "customer", shared = true)
class DecidingIT {

    private final Bank bank;
    private final Changes changes;
    private final Erasures erasures;

    @Autowired
    DecidingIT(WebTestClient client) {
        this.bank = new Bank(client);
        this.changes = new Changes(bank);
        this.erasures = new Erasures(bank);
    }

    @Test
    void theSecondPersonSeesTheValuesTheyDecideOnAndNobodyElseDoes() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        UUID change = bank.proposed(E1101, id, 1, Map.of("name", "萧新名"));
        refused(changes.reveal(BEIJING_LEAD, id, change), 409, "change-not-open");
        bank.confirm(OPERATIONS, id, change).expectStatus().isOk();
        refused(changes.reveal(E1101, id, change), 403, "forbidden");
        refused(changes.reveal(OPERATIONS, id, change), 403, "same-person");
        refused(changes.reveal(SHANGHAI_LEAD, id, change), 404, "customer-not-found");
        refused(changes.reveal(COMPLIANCE, id, UUID.randomUUID()), 404, "change-not-found");
        changes.reveal(BEIJING_LEAD, id, change)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("ETag", Bank.tagOf(BEIJING_LEAD, change, 0))
                .expectBody()
                .jsonPath("$.diff.length()")
                .isEqualTo(1)
                .jsonPath("$.diff[0].field")
                .isEqualTo("name")
                .jsonPath("$.diff[0].before")
                .isEqualTo(person.name())
                .jsonPath("$.diff[0].after")
                .isEqualTo("萧新名");
        assertThat(PublishedMessages.audited(id, "customer.change.reveal", 5))
                .noneMatch(entry -> entry.contains("新名"))
                .anyMatch(entry -> entry.contains("\"ALLOWED\"")
                        && entry.contains("E1190")
                        && entry.contains("DECIDE_CHANGE")
                        && entry.contains("name.after"))
                .filteredOn(entry -> entry.contains("\"REFUSED\""))
                .hasSize(4);
        bank.decide(BEIJING_LEAD, id, change, true).expectStatus().isOk();
        refused(changes.reveal(COMPLIANCE, id, change), 409, "change-not-open");
    }

    @Test
    void everyRefusedStepIsAudited() {
        Person other = Person.somebody();
        bank.created(other);
        UUID id = bank.created(Person.somebody());
        bank.propose(E1101, id, 9, Map.of("email", "neu@example.com"))
                .expectStatus()
                .isEqualTo(412);
        bank.propose(E1101, id, 1, Map.of("idNumber", other.idNumber()))
                .expectStatus()
                .isEqualTo(409);
        bank.confirm(E1101, id, UUID.randomUUID()).expectStatus().isNotFound();
        UUID change = bank.proposed(E1101, id, 1, Map.of("email", "neu@example.com"));
        bank.decide(BEIJING_LEAD, id, change, true).expectStatus().isEqualTo(409);
        assertThat(PublishedMessages.audited(id, "customer.change", 5))
                .filteredOn(entry -> entry.contains("\"REFUSED\""))
                .extracting(entry -> entry.replaceAll(".*\"reason\":\"([^\"]+)\".*", "$1"))
                .containsExactlyInAnyOrder(
                        "stale-version", "duplicate-customer", "change-not-found", "change-not-open");
    }

    /** Earlier text is gone, but new text can be stored. */
    @Test
    void aDecisionHasWordsThoughEarlierOnesWereErased() {
        UUID id = bank.created(Person.somebody());
        erasures.erase(id, DataCategory.INTERACTION);
        UUID change = proposedWithoutWords(id);
        bank.confirm(E1101, id, change).expectStatus().isOk();
        bank.decide(BEIJING_LEAD, id, change, true).expectStatus().isOk();
    }

    /** If no text can be stored, none is required. */
    @Test
    void aDecisionNeedsNoWordsWhileTheCustomersWordsAreRestricted() {
        UUID id = bank.created(Person.somebody());
        erasures.carryOut(
                Erasures.order(id, Set.of(), List.of(new Restriction(DataCategory.INTERACTION, null, "cn-test"))));
        UUID change = proposedWithoutWords(id);
        bank.confirm(E1101, id, change).expectStatus().isOk();
        bank.decide(BEIJING_LEAD, id, change, true)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("reason")
                .jsonPath("$.errors[0].code")
                .isEqualTo("cannot-be-kept");
        wordless(id, change)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPLIED");
        UUID wordy = bank.created(Person.somebody());
        UUID other = bank.proposed(E1101, wordy, 1, Map.of("name", "萧新名"));
        bank.confirm(E1101, wordy, other).expectStatus().isOk();
        wordless(wordy, other)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("required");
    }

    private UUID proposedWithoutWords(UUID id) {
        String location = bank.as(E1101)
                .post()
                .uri("/api/customers/{id}/changes", id)
                .header("If-Match", "\"2\"")
                .bodyValue(Map.of("patch", Map.of("name", "萧新名"), "reason", Map.of("code", "CORRECTION")))
                .exchange()
                .expectStatus()
                .isCreated()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst("Location");
        return UUID.fromString(String.valueOf(location).replaceAll(".*/", ""));
    }

    private ResponseSpec wordless(UUID id, UUID change) {
        return bank.as(BEIJING_LEAD)
                .post()
                .uri("/api/customers/{id}/changes/{change}/decision", id, change)
                .header("If-Match", Bank.tagOf(BEIJING_LEAD, change, 0))
                .bodyValue(Map.of("approve", true))
                .exchange();
    }
}
