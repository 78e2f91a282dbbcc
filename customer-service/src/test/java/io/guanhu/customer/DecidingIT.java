package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.customer.Bank.SHANGHAI_LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Several people at one change: the second person, and those who come at the same time. */
@ServiceIT("customer")
class DecidingIT {

    private static final int PEOPLE = 8;

    private final Bank bank;
    private final Rows rows;

    @Autowired
    DecidingIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.rows = new Rows(database);
    }

    @Test
    void theSecondPersonSeesTheValuesTheyDecideOnAndNobodyElseDoes() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        UUID change = bank.proposed(E1101, id, 1, Map.of("name", "萧新名"));
        refused(revealed(BEIJING_LEAD, id, change), 409, "change-not-open");
        bank.confirm(OPERATIONS, id, change).expectStatus().isOk();
        refused(revealed(E1101, id, change), 403, "forbidden");
        refused(revealed(OPERATIONS, id, change), 403, "same-person");
        refused(revealed(SHANGHAI_LEAD, id, change), 404, "customer-not-found");
        refused(revealed(COMPLIANCE, id, UUID.randomUUID()), 404, "change-not-found");
        revealed(BEIJING_LEAD, id, change)
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
        assertThat(audited(id, "customer.change.reveal", 5))
                .noneMatch(entry -> entry.contains("新名"))
                .anyMatch(entry -> entry.contains("\"ALLOWED\"")
                        && entry.contains("E1190")
                        && entry.contains("DECIDE_CHANGE")
                        && entry.contains("name.after"))
                .filteredOn(entry -> entry.contains("\"REFUSED\""))
                .hasSize(4);
        bank.decide(BEIJING_LEAD, id, change, true).expectStatus().isOk();
        refused(revealed(COMPLIANCE, id, change), 409, "change-not-open");
    }

    @Test
    void ofManyWhoConfirmAtOnceOnePrevails() throws Exception {
        UUID id = bank.created(Person.somebody());
        List<Callable<Integer>> confirmations = new ArrayList<>();
        for (int at = 0; at < PEOPLE; at++) {
            Tokens by = at % 2 == 0 ? E1101 : OPERATIONS;
            UUID change = bank.proposed(by, id, 1, Map.of("email", "neu" + at + "@example.com"));
            confirmations.add(() -> status(bank.confirm(by, id, change)));
        }
        List<Integer> answers = Crowd.of(confirmations, PATIENCE);
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        bank.reveal(E1101, id, "email")
                .expectBody()
                .jsonPath("$.fields.email")
                .isEqualTo("neu" + answers.indexOf(200) + "@example.com");
        appliedOnce(id);
    }

    @Test
    void aChangeThatManyConfirmAndDecideAtOnceIsAppliedOnce() throws Exception {
        UUID id = bank.created(Person.somebody());
        UUID change = bank.proposed(E1101, id, 1, Map.of("name", "萧新名"));
        assertThat(Crowd.of(PEOPLE, () -> status(bank.confirm(E1101, id, change)), PATIENCE))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        List<Callable<Integer>> decisions = new ArrayList<>();
        for (int at = 0; at < PEOPLE; at++) {
            boolean approve = at % 2 == 0;
            Tokens by = at % 3 == 0 ? BEIJING_LEAD : COMPLIANCE;
            decisions.add(() -> status(bank.decide(by, id, change, approve)));
        }
        List<Integer> answers = Crowd.of(decisions, PATIENCE);
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        if (answers.indexOf(200) % 2 == 0) {
            appliedOnce(id);
        } else {
            bank.read(OPERATIONS, id).expectBody().jsonPath("$.version").isEqualTo(1);
        }
    }

    /** Once more, so that nothing can still be on its way when the events are counted. */
    private void appliedOnce(UUID id) {
        bank.read(OPERATIONS, id).expectBody().jsonPath("$.version").isEqualTo(2);
        UUID last = bank.proposed(OPERATIONS, id, 2, Map.of("address", "北京市海淀区青瓦巷9号"));
        bank.confirm(OPERATIONS, id, last).expectStatus().isOk();
        try (KafkaProbe probe = KafkaProbe.shared()) {
            List<String> told =
                    probe.await(Topics.CUSTOMER_EVENTS, 3, each -> id.toString().equals(each.key()), PATIENCE).stream()
                            .map(each -> each.value())
                            .toList();
            assertThat(told).hasSize(3);
            assertThat(told.getLast()).contains("\"version\":3");
        }
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
        assertThat(audited(id, "customer.change", 5))
                .filteredOn(entry -> entry.contains("\"REFUSED\""))
                .extracting(entry -> entry.replaceAll(".*\"reason\":\"([^\"]+)\".*", "$1"))
                .containsExactlyInAnyOrder(
                        "stale-version", "duplicate-customer", "change-not-found", "change-not-open");
    }

    /** What was written before is gone, but what is written from now on can be kept. */
    @Test
    void aDecisionHasWordsThoughEarlierOnesWereErased() throws Exception {
        UUID id = bank.created(Person.somebody());
        carriesOut(id, Set.of(DataCategory.INTERACTION), List.of());
        UUID change = proposedWithoutWords(id);
        bank.confirm(E1101, id, change).expectStatus().isOk();
        bank.decide(BEIJING_LEAD, id, change, true).expectStatus().isOk();
    }

    /** Where no words can be kept, none are asked for. */
    @Test
    void aDecisionNeedsNoWordsWhileTheCustomersWordsAreRestricted() throws Exception {
        UUID id = bank.created(Person.somebody());
        carriesOut(id, Set.of(), List.of(new Restriction(DataCategory.INTERACTION, null, "cn-test")));
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

    private void carriesOut(UUID id, Set<DataCategory> erase, List<Restriction> restrict) throws Exception {
        bank.publish(new ErasureOrdered(
                UUID.randomUUID(),
                UUID.randomUUID(),
                id,
                erase,
                restrict,
                Set.of("customer-service"),
                "AAECAwQFBgcICQoLDA0ODw",
                Bank.clock().instant()));
        String erased = "select count(*) from customer where version = 2 and id = '" + id + "'";
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> rows.count(erased) == 1);
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

    private ResponseSpec revealed(Tokens by, UUID id, UUID change) {
        return bank.as(by)
                .post()
                .uri("/api/customers/{id}/changes/{change}/reveal", id, change)
                .exchange();
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(Void.class).getStatus().value();
    }

    private static List<String> audited(UUID customer, String action, int count) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe
                    .await(Topics.AUDIT_ENTRIES, count, KafkaProbe.about(customer, "\"" + action), PATIENCE)
                    .stream()
                    .map(each -> each.value())
                    .toList();
        }
    }
}
