package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the API returns about a customer with some erased and some kept data. */
@ServiceIT(value = "customer", shared = true)
class CustomerErasureIT {

    private static final Tokens PRIVACY = Tokens.service("privacy-service");

    private final Bank bank;
    private final Erasures erasures;
    private final Rows rows;
    private final Keyring keyring;

    @Autowired
    CustomerErasureIT(WebTestClient client, Database database, Keyring keyring) {
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.rows = new Rows(database);
        this.keyring = keyring;
    }

    @Test
    void whatIsErasedIsGoneAndWhatIsKeptIsLocked() throws SQLException {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        UUID change = bank.proposed(E1101, id, 1, Map.of("email", "neu@example.com"));
        bank.confirm(E1101, id, change).expectStatus().isOk();
        UUID open = bank.proposed(E1101, id, 2, Map.of("address", "北京市海淀区青瓦巷1号"));
        bank.consentToMessages(E1101, id, 0)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"");

        ErasureReceipted receipt = erasures.carryOut(order(id));

        assertThat(receipt.holder()).isEqualTo("customer-service");
        assertThat(receipt.findings()).isNotEmpty().allMatch(finding -> finding.readBack() == 0);
        assertThat(receipt.findings())
                .filteredOn(finding -> finding.store().equals("key:CONTACT"))
                .singleElement()
                .matches(finding -> finding.removed() == 1);
        assertThat(receipt.findings())
                .filteredOn(finding -> finding.category() == CONTACT)
                .anyMatch(each -> each.store().endsWith("profile") && each.removed() == 1)
                .anyMatch(each -> each.store().endsWith("change_detail") && each.removed() == 2)
                .anyMatch(each -> each.store().endsWith("search_token") && each.removed() == 2);
        CustomerKeys keys = Objects.requireNonNull(keyring.keysOf(id).block(PATIENCE));
        assertThat(keys.destroyed(CONTACT)).isTrue();
        assertThat(keys.living(IDENTITY)).isTrue();
        assertThat(rows.count("select count(*) from consent where customer_id = '" + id + "'"))
                .isZero();
        readsWithoutThem(id);
        cannotBeChanged(id, open);
        internalFactsTell(id);
        cannotReturnAutomatically(person);
    }

    private static ErasureOrdered order(UUID id) {
        return Erasures.order(
                id, Set.of(CONTACT, MARKETING), List.of(new Restriction(IDENTITY, null, "cn-aml-identity")));
    }

    private void readsWithoutThem(UUID id) {
        bank.read(OPERATIONS, id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.fields.name")
                .doesNotExist()
                .jsonPath("$.fields.phone")
                .doesNotExist()
                .jsonPath("$.fields.accountNumbers")
                .exists()
                .jsonPath("$.categories.IDENTITY")
                .isEqualTo("RESTRICTED")
                .jsonPath("$.categories.CONTACT")
                .isEqualTo("ERASED")
                .jsonPath("$.categories.ACCOUNT")
                .isEqualTo("HELD");
        bank.as(OPERATIONS)
                .get()
                .uri("/api/customers/{id}/changes", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].state")
                .isEqualTo("EXPIRED")
                .jsonPath("$.items[1].state")
                .isEqualTo("APPLIED")
                .jsonPath("$.items[1].fields[0]")
                .isEqualTo("email")
                .jsonPath("$.items[1].diff")
                .isEmpty();
    }

    private void cannotBeChanged(UUID id, UUID open) {
        bank.propose(OPERATIONS, id, 3, Map.of("name", "萧某"))
                .expectStatus()
                .isEqualTo(423)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("data-restricted");
        bank.confirm(OPERATIONS, id, open).expectStatus().isEqualTo(409);
        bank.reveal(Bank.COMPLIANCE, id, "name").expectStatus().isEqualTo(423);
        bank.reveal(Bank.COMPLIANCE, id, "phone").expectStatus().isEqualTo(410);
    }

    private void internalFactsTell(UUID id) {
        bank.as(PRIVACY)
                .get()
                .uri("/internal/customers/{id}/contacts", id)
                .exchange()
                .expectBody()
                .jsonPath("$.phone")
                .isEqualTo(null)
                .jsonPath("$.locale")
                .isEqualTo("zh-CN");
        bank.as(PRIVACY)
                .get()
                .uri("/internal/customers/{id}/retention-facts", id)
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("ACTIVE")
                .jsonPath("$.lastTransactionOn")
                .isEqualTo(Bank.lastTransactionOn().toString())
                .jsonPath("$.categories[?(@.category == 'CONTACT')].erased")
                .isEqualTo(true)
                .jsonPath("$.categories[?(@.category == 'CONTACT')].held")
                .isEqualTo(false)
                .jsonPath("$.categories[?(@.category == 'IDENTITY')].restricted")
                .isEqualTo(true)
                .jsonPath("$.categories[?(@.category == 'IDENTITY')].held")
                .isEqualTo(true);
    }

    private void cannotReturnAutomatically(Person person) {
        bank.search(OPERATIONS, Map.of("idNumber", person.idNumber()))
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        Map<String, Object> form = person.form();
        form.put("branch", "BJ/CHAOYANG/001");
        bank.create(OPERATIONS, form)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("registration-needs-check")
                .jsonPath("$.title")
                .value(String.class, title -> assertThat(title).doesNotContain("删除", "erase"))
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).doesNotContain("删除", "erase"));
        getsARecycledPhone(person);
    }

    /** Somebody else has the erased person's number now, and learns nothing. */
    private void getsARecycledPhone(Person before) {
        Map<String, Object> form = Person.somebody().form();
        form.put("phone", before.phone());
        Bank.idOf(bank.create(E1101, form));
    }
}
