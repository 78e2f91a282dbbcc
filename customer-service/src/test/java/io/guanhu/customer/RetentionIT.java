package io.guanhu.customer;

import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.ErasureReceipted;
import io.guanhu.platform.contract.PrivacyEvents.PartErased;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** What is known of data that the law keeps, and what can be told when it goes. */
@ServiceIT("customer")
class RetentionIT {

    private static final Tokens PRIVACY = Tokens.service("privacy-service");

    private final Bank bank;
    private final Rows rows;
    private final JsonMapper json;

    @Autowired
    RetentionIT(WebTestClient client, Database database, JsonMapper json) {
        this.bank = new Bank(client);
        this.rows = new Rows(database);
        this.json = json;
    }

    @Test
    void knowsTheDayOfTheLastTransactionUntilTheLastRestrictionGoes() throws SQLException {
        UUID id = bank.created(Person.somebody());
        carriedOut(order(id, Set.of(), kept(DataCategory.TRANSACTION, DataCategory.ACCOUNT)));
        assertThat(lastTransactionOn(id)).isEqualTo(Bank.lastTransactionOn().toString());

        carriedOut(order(id, Set.of(DataCategory.TRANSACTION), List.of()));
        assertThat(lastTransactionOn(id)).isEqualTo(Bank.lastTransactionOn().toString());

        carriedOut(order(id, Set.of(DataCategory.ACCOUNT), List.of()));
        assertThat(lastTransactionOn(id)).isNull();
        assertThat(rows.count("select count(*) from retention_date where customer_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void erasesContactPointsThatIdentifiedNobodyAndKeepsTheOthers() throws SQLException {
        Person person = Person.somebody();
        Map<String, Object> form = person.form();
        form.put("branch", "BJ/CHAOYANG/001");
        form.put("otherPhones", List.of("14212345678"));
        form.put("marketingAddress", "北京市东城区某街2号");
        UUID id = Bank.idOf(bank.create(OPERATIONS, form));
        assertThat(fields(id, "CONTACT")).contains("phone", "email", "otherPhones", "marketingAddress");

        ErasureReceipted receipt = carriedOut(new ErasureOrdered(
                UUID.randomUUID(),
                UUID.randomUUID(),
                id,
                Set.of(),
                List.of(),
                Set.of("customer-service"),
                "AAECAwQFBgcICQoLDA0ODw",
                Bank.clock().instant(),
                List.of(new PartErased(DataCategory.CONTACT, Set.of("otherPhones", "marketingAddress"))),
                null));

        assertThat(receipt.findings())
                .anyMatch(
                        each -> each.store().endsWith("profile/fields") && each.removed() == 2 && each.readBack() == 0);
        assertThat(fields(id, "CONTACT")).contains("phone", "email").doesNotContain("otherPhones", "marketingAddress");
        bank.search(OPERATIONS, Map.of("phone", person.phone()))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
    }

    /** Whether restricted data went or waits would tell whether an investigation is open. */
    @Test
    void readsTheSameBeforeAndAfterItGoesUnseen() throws SQLException {
        UUID id = bank.created(Person.somebody());
        bank.confirm(Bank.E1101, id, bank.proposed(Bank.E1101, id, 1, Map.of("email", "neu@example.com")))
                .expectStatus()
                .isOk();
        carriedOut(order(id, Set.of(), kept(DataCategory.IDENTITY, DataCategory.CONTACT)));
        List<String> before = shown(id);
        assertThat(before).isNotEmpty().allMatch(answer -> answer.startsWith("200"));
        String contact = barrier(id, "phone");
        String identity = barrier(id, "name");

        carriedOut(new ErasureOrdered(
                UUID.randomUUID(),
                UUID.randomUUID(),
                id,
                Set.of(DataCategory.IDENTITY, DataCategory.CONTACT),
                List.of(),
                Set.of("customer-service"),
                "AAECAwQFBgcICQoLDA0ODw",
                Bank.clock().instant(),
                List.of(),
                true));

        assertThat(rows.count("select count(*) from profile where customer_id = '"
                        + id
                        + "' and category in ('IDENTITY', 'CONTACT')"))
                .isZero();
        assertThat(shown(id)).isEqualTo(before);
        assertThat(barrier(id, "phone")).isEqualTo(contact);
        assertThat(barrier(id, "name")).isEqualTo(identity);
    }

    /** Or a legal hold would not be asked about, and the customer told that nothing was held. */
    @Test
    void holdsTheEvidenceOfAChangeThoughNothingElseWasWrittenDown() {
        Map<String, Object> form = Person.somebody().form();
        form.keySet().removeAll(Set.of("lastTransactionOn", "serviceNotes"));
        UUID id = Bank.idOf(bank.create(Bank.E1101, form));
        assertThat(isHeld(id, DataCategory.INTERACTION)).isFalse();
        bank.as(Bank.E1101)
                .post()
                .uri("/api/customers/{id}/closure-proposals", id)
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(Map.of(
                        "endedOn", "2019-03-01", "reason", Map.of("code", "CORRECTION"), "evidence", "ARCHIVE-7"))
                .exchange()
                .expectStatus()
                .isCreated();
        assertThat(isHeld(id, DataCategory.INTERACTION)).isTrue();
    }

    private boolean isHeld(UUID id, DataCategory category) {
        byte[] facts = bank.as(PRIVACY)
                .get()
                .uri("/internal/customers/{id}/retention-facts", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return json.readTree(facts)
                .path("categories")
                .valueStream()
                .filter(each -> each.path("category").asString().equals(category.name()))
                .anyMatch(each -> each.path("held").asBoolean());
    }

    private static ErasureOrdered order(UUID id, Set<DataCategory> erase, List<Restriction> restrict) {
        return new ErasureOrdered(
                UUID.randomUUID(),
                UUID.randomUUID(),
                id,
                erase,
                restrict,
                Set.of("customer-service"),
                "AAECAwQFBgcICQoLDA0ODw",
                Bank.clock().instant());
    }

    private static List<Restriction> kept(DataCategory... categories) {
        return List.of(categories).stream()
                .map(each -> new Restriction(each, LocalDate.of(2036, 3, 1), "cn-aml-identity"))
                .toList();
    }

    private ErasureReceipted carriedOut(ErasureOrdered order) {
        bank.publish(order);
        try (KafkaProbe probe = KafkaProbe.shared()) {
            String receipt = probe.await(
                            Topics.PRIVACY_RECEIPTS,
                            1,
                            each -> each.value().contains(order.orderId().toString()),
                            PATIENCE)
                    .getFirst()
                    .value();
            ErasureReceipted read = json.readValue(receipt, ErasureReceipted.class);
            assertThat(read.findings()).isNotEmpty().allMatch(each -> each.readBack() == 0);
            return read;
        }
    }

    /** All that the customer can read about themselves. */
    private List<String> shown(UUID id) {
        Tokens self = Tokens.customer(id).acr("2");
        return List.of("", "/own-data", "/own-data/changes").stream()
                .map(what -> bank.as(self)
                        .get()
                        .uri("/api/customers/" + id + what)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult())
                .map(answer -> answer.getStatus()
                        + " "
                        + answer.getResponseHeaders().getETag()
                        + " "
                        + answer.getResponseBody())
                .toList();
    }

    private String barrier(UUID id, String field) {
        var answer =
                bank.reveal(Bank.COMPLIANCE, id, field).expectBody(String.class).returnResult();
        return answer.getStatus().toString();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Facts(@Nullable String lastTransactionOn, List<CategoryFacts> categories) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record CategoryFacts(String category, Set<String> fields) {}

    private Facts facts(UUID id) {
        Facts facts = bank.as(PRIVACY)
                .get()
                .uri("/internal/customers/{id}/retention-facts", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Facts.class)
                .returnResult()
                .getResponseBody();
        assertThat(facts).isNotNull();
        return facts;
    }

    private @Nullable String lastTransactionOn(UUID id) {
        return facts(id).lastTransactionOn();
    }

    private Set<String> fields(UUID id, String category) {
        return facts(id).categories().stream()
                .filter(each -> each.category().equals(category))
                .findFirst()
                .orElseThrow()
                .fields();
    }
}
