package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values as they come from branches and old systems, through the API. */
@ServiceIT("customer")
class FieldValuesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    /** Retention would have ended long ago, for whoever trusts such a day. */
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
            close(id, Map.of("reason", "CUSTOMER_REQUEST", "endedOn", day))
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
        close(id, Map.of("reason", "CUSTOMER_REQUEST", "endedOn", Bank.lastTransactionOn()))
                .expectStatus()
                .isOk();
    }

    /** The core system knows: its days count as they are, if they can be. */
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

    private ResponseSpec close(UUID id, Map<String, ?> closure) {
        return bank.as(OPERATIONS)
                .post()
                .uri("/api/customers/{id}/closure", id)
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .bodyValue(closure)
                .exchange();
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

    @Test
    void eachLineOfAnImportStandsAlone() throws SQLException {
        long before = rows.count("select count(*) from customer");
        List<JsonNode> answers = imported(
                utf8("\uFEFF" + line(Map.of())),
                utf8("null"),
                utf8("\uFEFF" + line(Map.of())),
                utf8(line(Map.of("relationshipEndedOn", "-0044-03-15"))),
                utf8(line(Map.of("relationshipEndedOn", "+999999999-12-31"))),
                utf8(line(Map.of("name", false))),
                utf8(line(Map.of("address", 100020))),
                utf8(line(Map.of("accountNumbers", List.of(622202E15)))),
                utf8(line(Map.of("accountNumbers", 622202E15))),
                utf8("{\"name\":\"萧一\"," + line(Map.of()).substring(1)),
                line(Map.of("address", "北京市朝阳区建国路88号")).getBytes(Charset.forName("GB18030")),
                utf8(line(Map.of("address", "北京市\uFFFD\uFFFD区"))),
                utf8("[]"),
                utf8(line(Map.of()) + line(Map.of())),
                utf8(line(Map.of())));
        assertThat(answers).extracting(each -> each.path("line").asInt()).hasSize(15);
        assertThat(answers.stream().map(FieldValuesIT::outcome))
                .containsExactly(
                        "taken",
                        "body wrong-type",
                        "taken",
                        "relationshipEndedOn date-format",
                        "relationshipEndedOn date-format",
                        "name wrong-type",
                        "address wrong-type",
                        "accountNumbers[0] wrong-type",
                        "accountNumbers wrong-type",
                        "malformed-json",
                        "line-not-utf-8",
                        "address text-characters",
                        "body wrong-type",
                        "body wrong-type",
                        "taken");
        assertThat(rows.count("select count(*) from customer")).isEqualTo(before + 3);
    }

    /** What a single call refuses, an import refuses, and the other way round. */
    @Test
    void aSingleCallRefusesTheSameTypes() {
        Map<String, Object> form = Person.somebody().form();
        form.put("name", false);
        bank.create(E1101, form)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("name")
                .jsonPath("$.errors[0].code")
                .isEqualTo("wrong-type");
    }

    private static String outcome(JsonNode answer) {
        JsonNode problem = answer.path("problem");
        if (problem.isMissingNode()) {
            return "taken";
        }
        JsonNode error = problem.path("errors").path(0);
        return error.isMissingNode()
                ? problem.path("code").asString()
                : error.path("field").asString() + " " + error.path("code").asString();
    }

    private static String line(Map<String, ?> other) {
        Map<String, Object> form = Person.somebody().form();
        form.put("branch", "BJ/CHAOYANG/001");
        form.putAll(other);
        return JSON.writeValueAsString(form);
    }

    private static byte[] utf8(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private List<JsonNode> imported(byte[]... lines) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            body.writeBytes(line);
            body.write('\n');
        }
        String answer = bank.as(OPERATIONS)
                .post()
                .uri("/api/customer-imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(body.toByteArray())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer).lines().map(JSON::readTree).toList();
    }
}
