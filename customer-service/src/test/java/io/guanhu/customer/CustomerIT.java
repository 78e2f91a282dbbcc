package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.customer.Bank.SHANGHAI_LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentEnded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.CustomerPooled;
import io.guanhu.platform.contract.OwnershipEvents.Role;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A customer as others see them: masked, in reach, and revealed for a purpose. */
@ServiceIT(value = "customer", shared = true)
class CustomerIT {

    private final Bank bank;

    @Autowired
    CustomerIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    @Test
    void aCustomerIsCreatedReadMaskedAndAnnounced() {
        Person person = Person.somebody();
        UUID id = bank.created(person);

        WebTestClient.BodyContentSpec shown = bank.read(E1101, id)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("ACTIVE")
                .jsonPath("$.branch")
                .isEqualTo("BJ/CHAOYANG/001");
        shown.jsonPath("$.fields.name")
                .isEqualTo("萧**")
                .jsonPath("$.fields.phone")
                .isEqualTo("+86142****" + person.phone().substring(7))
                .jsonPath("$.fields.idType")
                .isEqualTo("RESIDENT_ID")
                .jsonPath("$.categories.CONTACT")
                .isEqualTo("HELD")
                .jsonPath("$.categories.CREDIT")
                .isEqualTo("NONE");
        assertThat(PublishedMessages.records(Topics.CUSTOMER_EVENTS, id, 1))
                .extracting(
                        each -> new String(each.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .containsExactly("customer.created.v1");
        assertThat(auditedActions(id, 2)).containsExactly("customer.create", "customer.read");
    }

    @Test
    void reachFollowsOwnership() {
        UUID id = bank.created(Person.somebody());
        bank.read(E2101, id).expectStatus().isNotFound();
        bank.read(SHANGHAI_LEAD, id).expectStatus().isNotFound();
        bank.read(BEIJING_LEAD, id).expectStatus().isOk();

        UUID assignment = UUID.randomUUID();
        Instant past = Bank.clock().instant().minusSeconds(60);
        bank.publish(AssignmentStarted.assignment(assignment, id, past)
                .role(Role.PRIMARY)
                .manager("E2101")
                .branch("SH/PUDONG/001")
                .from(past)
                .build());

        await().atMost(PATIENCE)
                .untilAsserted(() -> bank.read(E2101, id).expectStatus().isOk());
        bank.read(E2101, id).expectBody().jsonPath("$.owner.managerId").isEqualTo("E2101");
        bank.read(E1101, id).expectStatus().isNotFound();
        bank.read(BEIJING_LEAD, id).expectStatus().isNotFound();
        bank.read(SHANGHAI_LEAD, id).expectStatus().isOk();

        Instant now = Bank.clock().instant();
        bank.publish(new AssignmentEnded(assignment, id, Role.PRIMARY, "E2101", now, now));
        bank.publish(new CustomerPooled(id, UUID.randomUUID(), "BJ/CHAOYANG/001", now, now));

        await().atMost(PATIENCE)
                .untilAsserted(() -> bank.read(BEIJING_LEAD, id).expectStatus().isOk());
        bank.read(E2101, id).expectStatus().isNotFound();
        bank.read(SHANGHAI_LEAD, id).expectStatus().isNotFound();
        bank.read(OPERATIONS, id).expectBody().jsonPath("$.owner").isEqualTo(null);
    }

    @Test
    void customersReadOnlyTheirOwnData() {
        UUID self = bank.created(Person.somebody());
        UUID other = bank.created(Person.somebody());

        bank.read(Tokens.customer(self), self).expectStatus().isOk();
        bank.read(Tokens.customer(self), other).expectStatus().isNotFound();
        bank.search(Tokens.customer(self), Map.of())
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void singleFieldsAreRevealedForAPurposeAndItIsAudited() {
        Person person = Person.somebody();
        UUID id = bank.created(person);

        bank.reveal(E1101, id, "phone", "name")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.fields.phone")
                .isEqualTo("+86" + person.phone())
                .jsonPath("$.fields.name")
                .isEqualTo(person.name());
        bank.reveal(OPERATIONS, id, "phone").expectStatus().isForbidden();
        bank.reveal(E2101, id, "phone").expectStatus().isNotFound();
        bank.reveal(E1101, id, "password").expectStatus().isBadRequest();

        assertThat(auditedActions(id, 4))
                .containsExactly("customer.create", "customer.reveal", "customer.reveal", "customer.reveal");
        assertThat(PublishedMessages.of(Topics.AUDIT_ENTRIES, id, 4))
                .noneMatch(record -> record.contains(person.phone()))
                .anyMatch(record -> record.contains("CALL_CUSTOMER") && record.contains("phone.revealed"))
                .anyMatch(record -> record.contains("REFUSED") && record.contains("E2101"))
                .anyMatch(record -> record.contains("REFUSED") && record.contains("invalid-request"));
    }

    @Test
    void theApiDescribesItself() {
        String description = bank.as(OPERATIONS)
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(description)
                .contains("/api/customers/{id}/reveal", "/api/customer-imports", "idNumber", "If-Match")
                .doesNotContain("\"name\":\"caller\"", "\"name\":\"expected\"", "\"name\":\"page\"");
    }

    private static List<String> auditedActions(UUID customer, int count) {
        return PublishedMessages.of(Topics.AUDIT_ENTRIES, customer, count).stream()
                .map(json -> json.replaceAll(".*\"action\":\"([^\"]+)\".*", "$1"))
                .toList();
    }
}
