package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Values as they come from branches and old systems, through the API. */
@ServiceIT(value = "customer", shared = true)
class FieldValuesIT {

    private final Bank bank;
    private final Rows rows;

    @Autowired
    FieldValuesIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.rows = new Rows(database);
    }

    @Test
    void aNumberThatWouldHaveToBeGuessedIsRefusedInTheCallersLanguage() throws SQLException {
        long before = rows.count("select count(*) from customer");
        Map<String, Object> form = Person.somebody().form();
        form.put("phone", "138OO1298OO");
        form.put("email", "张三@example.com");
        assertThat(problemOf(form, "zh-CN"))
                .contains("\"field\":\"phone\"", "phone-letters", "含有字母")
                .contains("\"field\":\"email\"", "email-local-part", "无法投递");
        assertThat(problemOf(form, "en")).contains("phone-letters", "contains a letter");
        assertThat(rows.count("select count(*) from customer")).isEqualTo(before);
    }

    private String problemOf(Map<String, Object> form, String language) {
        String problem = bank.as(E1101)
                .post()
                .uri("/api/customers")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .bodyValue(form)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(problem);
    }

    @Test
    void mailGoesToTheDomainThatTheCustomerWrote() {
        Map<String, Object> form = Person.somebody().form();
        form.put("email", "zz1@straße.example");
        UUID id = Bank.idOf(bank.create(E1101, form));
        assertThat(contacts(id)).contains("zz1@xn--strae-oqa.example");
    }

    @Test
    void aCodeIsNeverSentToALandline() {
        Map<String, Object> form = Person.somebody().form();
        form.put("phone", "010-6552 9988");
        UUID id = Bank.idOf(bank.create(E1101, form));
        assertThat(contacts(id)).contains("\"phone\":null", "\"email\":\"kehu");
        bank.search(OPERATIONS, Map.of("phone", "(010)65529988"))
                .expectBody()
                .jsonPath("$.items[?(@.id == '" + id + "')]")
                .exists();
    }

    /** If such a day were trusted, retention would have ended long ago. */
    @Test
    void noOnePersonEndsRetentionByADay() {
        UUID id = bank.created(Person.somebody());
        for (String day : List.of(
                "1900-01-01",
                "0001-01-01",
                "1970-01-01",
                "-999999999-01-01",
                "+999999999-12-31",
                "2019-03-01",
                Bank.lastTransactionOn().minusDays(1).toString())) {
            bank.close(id, 1, Map.of("reason", "CUSTOMER_REQUEST", "endedOn", day))
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("endedOn");
        }
        Map<String, Object> form = Person.somebody().form();
        form.put("lastTransactionOn", "2019-03-01");
        assertThat(problemOf(form, "zh-CN")).contains("lastTransactionOn", "date-needs-second-person");
        UUID change = bank.proposed(E1101, id, 1, Map.of("lastTransactionOn", "2019-03-01"));
        bank.confirm(E1101, id, change).expectBody().jsonPath("$.state").isEqualTo("AWAITING_DECISION");
        bank.close(id, 1, Map.of("reason", "CUSTOMER_REQUEST", "endedOn", Bank.lastTransactionOn()))
                .expectStatus()
                .isOk();
    }

    /** Dates from the core system are accepted as they are, if they are possible. */
    @Test
    void theCoreSystemsDaysCountIfTheyFollowEachOther() {
        Map<String, Object> form = Person.somebody().form();
        form.put("branch", "BJ/CHAOYANG/001");
        form.put("lastTransactionOn", "2012-05-31");
        form.put("relationshipEndedOn", "2012-05-30");
        bank.create(Tokens.coreBanking(), form)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("date-before-transaction");
        form.put("relationshipEndedOn", "2012-05-31");
        bank.create(Tokens.coreBanking(), form).expectStatus().isCreated();
    }

    private String contacts(UUID id) {
        String contacts = bank.as(Tokens.service("privacy-service"))
                .get()
                .uri("/internal/customers/{id}/contacts", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(contacts);
    }
}
