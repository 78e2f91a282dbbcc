package io.guanhu.customer;

import static io.guanhu.customer.Bank.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceIT("customer")
class RegistrationIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Bank bank;
    private final Rows rows;

    @Autowired
    RegistrationIT(
            WebTestClient client,
            Outbox outbox,
            TransactionalOperator transaction,
            Database database) {
        this.bank = new Bank(client, outbox, transaction);
        this.rows = new Rows(database);
    }

    @Test
    void takesFiveHundredLinesAtOnce() throws SQLException {
        long before = rows.count("select count(*) from customer");
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < 500; line++) {
            lines.add(line(Person.somebody().form()));
        }

        List<JsonNode> answers = imported(Tokens.coreBanking(), lines);

        assertThat(answers).hasSize(500).allMatch(answer -> answer.hasNonNull("customerId"));
        assertThat(rows.count("select count(*) from customer")).isEqualTo(before + 500);
        assertThat(rows.count("select count(*) from customer where origin = 'CORE'"))
                .isEqualTo(500);
        assertThat(imported(Tokens.coreBanking(), lines))
                .allMatch(answer -> code(answer).equals("duplicate-customer"));
        assertThat(rows.count("select count(*) from customer")).isEqualTo(before + 500);
    }

    @Test
    void repairsDirtyValuesAndTellsOfEachLineThatCannotBe() {
        Person dirty = Person.somebody();
        Map<String, Object> typed = dirty.form();
        typed.put("phone", " +86 " + fullWidth(dirty.phone()));
        typed.put("idNumber", dirty.idNumber().replace('X', 'x') + "　");
        typed.put("name", " " + dirty.name().charAt(0) + "　" + dirty.name().substring(1));
        Map<String, Object> wrong = Person.somebody().form();
        wrong.put("idNumber", "110105194912310021");
        wrong.put("phone", "12");
        Map<String, Object> unknown = Person.somebody().form();
        unknown.put("shoeSize", 42);

        List<JsonNode> answers =
                imported(
                        OPERATIONS,
                        List.of(
                                line(typed),
                                line(wrong),
                                "",
                                line(unknown),
                                "{\"name\":\"半行",
                                line(dirty.form())));

        assertThat(answers.get(0).path("line").asInt()).isEqualTo(1);
        assertThat(answers.get(0).hasNonNull("customerId")).isTrue();
        assertThat(code(answers.get(1))).isEqualTo("invalid-request");
        assertThat(answers.get(1).path("problem").path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("idNumber", "phone");
        assertThat(answers.get(2).path("line").asInt()).isEqualTo(4);
        assertThat(answers.get(2).path("problem").path("errors").findValuesAsString("field"))
                .containsExactly("shoeSize");
        assertThat(code(answers.get(3))).isEqualTo("malformed-json");
        assertThat(code(answers.get(4))).isEqualTo("duplicate-customer");
        bank.search(OPERATIONS, Map.of("phone", dirty.phone(), "name", dirty.name()))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(answers.get(0).path("customerId").asString());
    }

    @Test
    void refusesTooManyLinesAndNone() {
        List<String> many = new ArrayList<>();
        for (int line = 0; line < 501; line++) {
            many.add("{}");
        }
        post(OPERATIONS, many).expectStatus().isBadRequest();
        post(OPERATIONS, List.of("")).expectStatus().isBadRequest();
        post(Bank.E1101, List.of("{}")).expectStatus().isForbidden();
    }

    @Test
    void aReusedIdempotencyKeyAnswersTheSameOrRefuses() throws SQLException {
        Map<String, Object> form = Person.somebody().form();
        UUID first = Bank.idOf(withKey("once", form));
        Map<String, List<String>> before = rows.state();

        assertThat(Bank.idOf(withKey("once", form))).isEqualTo(first);
        withKey("once", Person.somebody().form())
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-key-reused");
        assertThat(rows.state()).isEqualTo(before);
    }

    @Test
    void aSecondCustomerWithTheSameIdNumberIsRefused() throws SQLException {
        Person person = Person.somebody();
        bank.created(person);
        Map<String, List<String>> before = rows.state();

        bank.create(OPERATIONS, inBranch(person))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("duplicate-customer");
        assertThat(rows.state()).isEqualTo(before);
    }

    private static Map<String, Object> inBranch(Person person) {
        Map<String, Object> form = person.form();
        form.put("branch", "BJ/CHAOYANG/001");
        return form;
    }

    private ResponseSpec withKey(String key, Map<String, Object> form) {
        return bank.as(Bank.E1101)
                .post()
                .uri("/api/customers")
                .header("Idempotency-Key", key)
                .bodyValue(form)
                .exchange();
    }

    private ResponseSpec post(Tokens by, List<String> lines) {
        return bank.as(by)
                .post()
                .uri("/api/customer-imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(String.join("\n", lines))
                .exchange();
    }

    private List<JsonNode> imported(Tokens by, List<String> lines) {
        String answer =
                post(by, lines)
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNull(answer).lines().map(JSON::readTree).toList();
    }

    private static String line(Map<String, Object> form) {
        form.put("branch", "BJ/CHAOYANG/001");
        return JSON.writeValueAsString(form);
    }

    private static String code(JsonNode answer) {
        return answer.path("problem").path("code").asString();
    }

    private static String fullWidth(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        return wide.toString();
    }
}
