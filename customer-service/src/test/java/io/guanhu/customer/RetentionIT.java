package io.guanhu.customer;

import static io.guanhu.customer.Bank.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.PartErased;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is known about data that the law keeps, and when it is erased. */
@ServiceIT(value = "customer", shared = true)
class RetentionIT {

    private final Bank bank;
    private final Erasures erasures;
    private final RetentionFacts facts;
    private final Rows rows;

    @Autowired
    RetentionIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.facts = new RetentionFacts(bank);
        this.rows = new Rows(database);
    }

    @Test
    void knowsTheDayOfTheLastTransactionUntilTheLastRestrictionGoes() throws SQLException {
        UUID id = bank.created(Person.somebody());
        carriedOut(Erasures.order(id, Set.of(), kept(DataCategory.TRANSACTION, DataCategory.ACCOUNT)));
        assertThat(facts.lastTransactionOn(id))
                .isEqualTo(Bank.lastTransactionOn().toString());

        carriedOut(Erasures.order(id, Set.of(DataCategory.TRANSACTION), List.of()));
        assertThat(facts.lastTransactionOn(id))
                .isEqualTo(Bank.lastTransactionOn().toString());

        carriedOut(Erasures.order(id, Set.of(DataCategory.ACCOUNT), List.of()));
        assertThat(facts.lastTransactionOn(id)).isNull();
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
        assertThat(facts.fields(id, DataCategory.CONTACT))
                .contains("phone", "email", "otherPhones", "marketingAddress");

        ErasureReceipted receipt = carriedOut(Erasures.order(
                id,
                Set.of(),
                List.of(new PartErased(DataCategory.CONTACT, Set.of("otherPhones", "marketingAddress"))),
                null));

        assertThat(receipt.findings())
                .anyMatch(
                        each -> each.store().endsWith("profile/fields") && each.removed() == 2 && each.readBack() == 0);
        assertThat(facts.fields(id, DataCategory.CONTACT))
                .contains("phone", "email")
                .doesNotContain("otherPhones", "marketingAddress");
        bank.search(OPERATIONS, Map.of("phone", person.phone()))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
    }

    /** Whether restricted data was erased or waits would reveal an investigation. */
    @Test
    void readsTheSameBeforeAndAfterItGoesUnseen() throws SQLException {
        UUID id = bank.created(Person.somebody());
        bank.confirm(Bank.E1101, id, bank.proposed(Bank.E1101, id, 1, Map.of("email", "neu@example.com")))
                .expectStatus()
                .isOk();
        carriedOut(Erasures.order(id, Set.of(), kept(DataCategory.IDENTITY, DataCategory.CONTACT)));
        List<String> before = shown(id);
        assertThat(before).isNotEmpty().allMatch(answer -> answer.startsWith("200"));
        String contact = barrier(id, "phone");
        String identity = barrier(id, "name");

        carriedOut(Erasures.order(id, Set.of(DataCategory.IDENTITY, DataCategory.CONTACT), List.of(), true));

        assertThat(rows.count("select count(*) from profile where customer_id = '"
                        + id
                        + "' and category in ('IDENTITY', 'CONTACT')"))
                .isZero();
        assertThat(shown(id)).isEqualTo(before);
        assertThat(barrier(id, "phone")).isEqualTo(contact);
        assertThat(barrier(id, "name")).isEqualTo(identity);
    }

    /** Otherwise a legal hold would be missed, and the customer would see that nothing is held. */
    @Test
    void holdsTheEvidenceOfAChangeThoughNothingElseWasWrittenDown() {
        Map<String, Object> form = Person.somebody().form();
        form.keySet().removeAll(Set.of("lastTransactionOn", "serviceNotes"));
        UUID id = Bank.idOf(bank.create(Bank.E1101, form));
        assertThat(facts.isHeld(id, DataCategory.INTERACTION)).isFalse();
        new Changes(bank)
                .proposeEnd(Bank.E1101, id, 1, Changes.LONG_AGO, "ARCHIVE-7")
                .expectStatus()
                .isCreated();
        assertThat(facts.isHeld(id, DataCategory.INTERACTION)).isTrue();
    }

    private static List<Restriction> kept(DataCategory... categories) {
        return List.of(categories).stream()
                .map(each -> new Restriction(each, LocalDate.of(2036, 3, 1), "cn-aml-identity"))
                .toList();
    }

    private ErasureReceipted carriedOut(ErasureOrdered order) {
        ErasureReceipted read = erasures.carryOut(order);
        assertThat(read.findings()).isNotEmpty().allMatch(each -> each.readBack() == 0);
        return read;
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
}
