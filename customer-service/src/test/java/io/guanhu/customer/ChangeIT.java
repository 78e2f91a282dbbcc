package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A change that one person may make alone, from the proposal to the history. */
@ServiceIT(value = "customer", shared = true)
class ChangeIT {

    private static final Tokens NOTIFICATION = Tokens.service("notification-service");

    private final Bank bank;

    @Autowired
    ChangeIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    @Test
    void aContactChangesOnceTheDifferenceIsConfirmed() {
        Person person = Person.somebody();
        Person moved = Person.somebody();
        UUID id = bank.created(person);

        bank.propose(E1101, id, 1, Map.of("phone", "0086 " + moved.phone(), "address", moved.address()))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists(HttpHeaders.LOCATION)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("PROPOSED")
                .jsonPath("$.diff.length()")
                .isEqualTo(2)
                .jsonPath("$.diff[0].field")
                .isEqualTo("phone")
                .jsonPath("$.diff[0].before")
                .isEqualTo("+86142****" + person.phone().substring(7))
                .jsonPath("$.diff[0].after")
                .isEqualTo("+86142****" + moved.phone().substring(7));
        bank.read(E1101, id).expectHeader().valueEquals(HttpHeaders.ETAG, "\"1\"");

        UUID change = bank.proposed(E1101, id, 1, Map.of("phone", moved.phone()));
        bank.confirm(E1101, id, change)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"2\"")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPLIED")
                .jsonPath("$.version")
                .isEqualTo(2);

        bank.search(E1101, Map.of("phone", moved.phone()))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
        bank.search(E1101, Map.of("phone", person.phone()))
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        assertThat(PublishedMessages.records(Topics.CUSTOMER_EVENTS, id, 2)
                        .getLast()
                        .value())
                .contains("\"field\":\"phone\"")
                .doesNotContain(moved.phone());
        toldBothPhones(id, person, moved);
    }

    private void toldBothPhones(UUID id, Person person, Person moved) {
        List<ConsumerRecord<String, String>> messages = PublishedMessages.records(Topics.NOTIFICATION_REQUESTS, id, 2);
        assertThat(messages).anyMatch(each -> each.value().contains("\"template\":\"customer-changed\""));
        String toOldPhone = messages.stream()
                .map(ConsumerRecord::value)
                .filter(each -> each.contains("\"particulars\":\"customer-service\""))
                .filter(each -> each.contains("\"template\":\"contact-changed-old\""))
                .findFirst()
                .orElseThrow();
        String notification = toOldPhone.replaceAll(".*\"notificationId\":\"([^\"]+)\".*", "$1");

        bank.as(NOTIFICATION)
                .get()
                .uri("/internal/particulars/{id}", notification)
                .exchange()
                .expectBody()
                .jsonPath("$.phone")
                .isEqualTo("+86" + person.phone());
        bank.as(NOTIFICATION)
                .get()
                .uri("/internal/customers/{id}/contacts", id)
                .exchange()
                .expectBody()
                .jsonPath("$.phone")
                .isEqualTo("+86" + moved.phone());
    }

    @Test
    void aFieldIsRemovedByItsNameAlone() {
        UUID id = bank.created(Person.somebody());
        bank.as(E1101)
                .post()
                .uri("/api/customers/{id}/changes", id)
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .bodyValue(Map.of("removed", List.of("email"), "reason", Map.of("code", "CORRECTION")))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.diff.length()")
                .isEqualTo(1)
                .jsonPath("$.diff[0].field")
                .isEqualTo("email")
                .jsonPath("$.diff[0].after")
                .doesNotExist();
    }

    @Test
    void aWrongPatchNamesEveryWrongField() {
        UUID id = bank.created(Person.somebody());
        bank.propose(E1101, id, 1, Map.of("phone", "12", "email", "x", "shoeSize", "42"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[?(@.field == 'patch.phone')].code")
                .isEqualTo("phone-short")
                .jsonPath("$.errors[?(@.field == 'patch.email')].code")
                .isEqualTo("email-format")
                .jsonPath("$.errors[?(@.field == 'patch.shoeSize')].code")
                .isEqualTo("unknown");
        bank.propose(E1101, id, 1, Map.of("idType", "PASSPORT")).expectStatus().isCreated();
        bank.propose(E1101, id, 1, Map.of("idNumber", "110105194912310021"))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void historyTellsWhoWhenWhyAndWhatMasked() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        bank.confirm(E1101, id, bank.proposed(E1101, id, 1, Map.of("email", "neu@example.com")))
                .expectStatus()
                .isOk();
        bank.proposed(E1101, id, 2, Map.of("address", "北京市海淀区青瓦巷1号"));

        WebTestClient.BodyContentSpec changes = bank.as(E1101)
                .get()
                .uri("/api/customers/{id}/changes", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].state")
                .isEqualTo("PROPOSED");
        changes.jsonPath("$.items[1].state")
                .isEqualTo("APPLIED")
                .jsonPath("$.items[1].proposedBy")
                .isEqualTo("E1101")
                .jsonPath("$.items[1].endedAt")
                .exists()
                .jsonPath("$.items[1].reason.code")
                .isEqualTo("CUSTOMER_REQUEST")
                .jsonPath("$.items[1].reason.text")
                .isEqualTo("客户来电要求变更")
                .jsonPath("$.items[1].diff[0].after")
                .isEqualTo("n**@example.com")
                .jsonPath("$.items[1].version")
                .isEqualTo(2);
        bank.as(E1101)
                .get()
                .uri("/api/customers/{id}/changes?limit=1", id)
                .exchange()
                .expectHeader()
                .valueMatches(
                        HttpHeaders.LINK, "</api/customers/" + id + "/changes\\?limit=1&cursor=.+>; rel=\"next\"");
        bank.as(E2101)
                .get()
                .uri("/api/customers/{id}/changes", id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
