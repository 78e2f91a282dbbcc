package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Kind;
import io.guanhu.customer.model.field.ProtectionClass;
import io.guanhu.customer.model.field.Trait;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A bank's own field is one definition, which all code for fields uses. */
@ServiceIT("customer")
@Import(NewFieldIT.OwnField.class)
class NewFieldIT {

    private static final String NUMBER = "membershipNumber";
    private static final String VALUE = "QX-2026-0815";
    private static final String MASKED = "QX********15";

    private final WebTestClient client;
    private final Bank bank;
    private final Rows rows;

    @Autowired
    NewFieldIT(WebTestClient client, Database database) {
        this.client = client;
        this.bank = new Bank(client);
        this.rows = new Rows(database);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OwnField {

        @Bean
        Field membershipNumber() {
            return Field.define(1050, NUMBER, Kind.LINE)
                    .in(DataCategory.MARKETING, ProtectionClass.C2)
                    .showing(2, 2)
                    .longest(20)
                    .with(Trait.SECOND_PERSON, Trait.ANNOUNCED)
                    .searchedAs(NUMBER)
                    .example(VALUE)
                    .english("Membership", "The number of the club card")
                    .chinese("会员号", "会员卡上的号码")
                    .build();
        }
    }

    @Test
    void isRegisteredMaskedSearchedAndRevealed() throws SQLException {
        UUID id = registered(VALUE);

        bank.read(E1101, id).expectBody().jsonPath("$.fields." + NUMBER).isEqualTo(MASKED);
        bank.reveal(E1101, id, NUMBER)
                .expectBody()
                .jsonPath("$.fields." + NUMBER)
                .isEqualTo(VALUE);
        bank.search(E1101, Map.of(NUMBER, VALUE))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
        bank.search(E1101, Map.of(NUMBER, "QX-1"))
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        bank.as(Tokens.customer(id).acr("2"))
                .get()
                .uri("/api/customers/{id}/own-data", id)
                .exchange()
                .expectBody()
                .jsonPath("$.fields." + NUMBER)
                .isEqualTo(VALUE);
        assertThat(rows.dump().toString()).contains(NUMBER).doesNotContain(VALUE);
    }

    @Test
    void isRefusedByItsKindsRule() {
        Map<String, Object> form = Person.somebody().form();
        form.put(NUMBER, "x".repeat(21));
        bank.create(E1101, form)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].field")
                .isEqualTo(NUMBER)
                .jsonPath("$.errors[0].code")
                .isEqualTo("text-length");
    }

    @Test
    void isChangedByTwoPeopleAndKeptInTheHistory() {
        UUID id = registered("QX-2026-0001");
        UUID change = bank.proposed(E1101, id, 1, Map.of(NUMBER, "QX-2026-0002"));
        bank.confirm(E1101, id, change).expectBody().jsonPath("$.state").isEqualTo("AWAITING_DECISION");
        bank.decide(BEIJING_LEAD, id, change, true).expectStatus().isOk();

        bank.as(E1101)
                .get()
                .uri("/api/customers/{id}/changes", id)
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].diff[0].field")
                .isEqualTo(NUMBER)
                .jsonPath("$.items[0].diff[0].after")
                .isEqualTo("QX********02");
        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(probe.await(
                            Topics.NOTIFICATION_REQUESTS, 1, each -> each.key().equals(id.toString()), PATIENCE))
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.value()).contains("\"fields\":\"会员号\""));
        }
    }

    @Test
    void isErasedWithItsCategory() {
        UUID id = registered("QX-2026-0003");
        bank.publish(ErasureOrdered.order(
                        UUID.randomUUID(), UUID.randomUUID(), id, Bank.clock().instant())
                .erase(Set.of(DataCategory.MARKETING))
                .holders(Set.of("customer-service"))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build());

        String sql = "select count(*) from %s where customer_id = '" + id + "' and %s";
        await().atMost(PATIENCE).until(() -> rows.count(sql.formatted("profile", "category = 'MARKETING'")) == 0);
        await().atMost(PATIENCE)
                .until(() -> rows.count(sql.formatted("search_token", "purpose = '" + NUMBER + "'")) == 0);
        bank.read(OPERATIONS, id)
                .expectBody()
                .jsonPath("$.fields." + NUMBER)
                .doesNotExist()
                .jsonPath("$.fields.name")
                .exists();
    }

    @Test
    void isToldToClientsInBothLanguagesAndInTheDocument() {
        bank.as(E1101)
                .get()
                .uri("/api/customers/fields")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[10].code")
                .isEqualTo(NUMBER)
                .jsonPath("$[10].chinese.label")
                .isEqualTo("会员号")
                .jsonPath("$[10].longest")
                .isEqualTo(20)
                .jsonPath("$[10].secondPerson")
                .isEqualTo(true);
        client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .jsonPath("$.components.schemas.NewCustomerForm.properties." + NUMBER)
                .exists()
                .jsonPath("$.components.schemas.CustomerPatch.properties." + NUMBER)
                .exists()
                .jsonPath("$.components.schemas.Search.properties." + NUMBER)
                .exists();
    }

    private UUID registered(String number) {
        Map<String, Object> form = new HashMap<>(Person.somebody().form());
        form.put(NUMBER, number);
        return Bank.idOf(bank.create(E1101, form));
    }
}
