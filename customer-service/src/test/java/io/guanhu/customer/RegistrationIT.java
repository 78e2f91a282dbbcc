package io.guanhu.customer;

import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceIT("customer")
class RegistrationIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WITHOUT_PROFILE =
            "select count(*) from customer c where not exists" + " (select from profile p where p.customer_id = c.id)";

    private final Bank bank;
    private final Rows rows;

    @Autowired
    RegistrationIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
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
                .isNotEmpty()
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

        List<JsonNode> answers = imported(
                OPERATIONS, List.of(line(typed), line(wrong), "", line(unknown), "{\"name\":\"半行", line(dirty.form())));

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

    /**
     * Imports of the same people at the same time, in other orders, each with people of its own.
     */
    @Test
    void ofImportsThatRaceOnlyTheLinesOfTheSamePersonAreRefused() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<Person> shared = people(20);
            List<Callable<List<JsonNode>>> imports = new ArrayList<>();
            for (int each = 0; each < 4; each++) {
                List<Person> all = new ArrayList<>(shared);
                all.addAll(people(5));
                Collections.shuffle(all, new Random(each));
                List<String> lines =
                        all.stream().map(Person::form).map(RegistrationIT::line).toList();
                imports.add(() -> imported(OPERATIONS, lines));
            }
            long before = rows.count("select count(*) from customer");
            List<JsonNode> answers =
                    Crowd.of(imports, PATIENCE).stream().flatMap(List::stream).toList();
            assertThat(answers).hasSize(100);
            assertThat(answers)
                    .filteredOn(each -> each.hasNonNull("customerId"))
                    .hasSize(40);
            assertThat(answers)
                    .filteredOn(each -> each.hasNonNull("problem"))
                    .hasSize(60)
                    .allMatch(each -> code(each).equals("duplicate-customer"));
            assertThat(rows.count("select count(*) from customer")).isEqualTo(before + 40);
            assertThat(rows.count(WITHOUT_PROFILE)).isZero();
        }
    }

    private static List<Person> people(int count) {
        return Stream.generate(Person::somebody).limit(count).toList();
    }

    @Test
    void ofCreationsOfTheSamePersonAtOnceOnePrevails() throws Exception {
        Map<String, Object> form = inBranch(Person.somebody());
        assertThat(Crowd.of(
                        8,
                        () -> bank.create(OPERATIONS, form)
                                .returnResult(Void.class)
                                .getStatus()
                                .value(),
                        PATIENCE))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        assertThat(rows.count(WITHOUT_PROFILE)).isZero();
    }

    @Test
    void aRefusedImportIsAuditedOnceForEachKindOfRefusal() {
        Tokens steward = Tokens.staff("E9007", "HQ", "operations");
        Person person = Person.somebody();
        imported(steward, List.of(line(person.form()), line(person.form()), line(person.form()), "{}"));
        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(probe.await(Topics.AUDIT_ENTRIES, 3, each -> each.value().contains("\"E9007\""), PATIENCE))
                    .extracting(each -> each.value())
                    .filteredOn(entry -> entry.contains("customer.import"))
                    .hasSize(2)
                    .allMatch(entry -> entry.contains("\"REFUSED\""))
                    .anyMatch(entry -> entry.contains("duplicate-customer"))
                    .anyMatch(entry -> entry.contains("invalid-request"));
        }
    }

    @Test
    void aCustomerWhoComesWithAnEndedRelationshipIsToldToBeClosed() {
        Map<String, Object> form = inBranch(Person.somebody());
        form.put("relationshipEndedOn", Bank.lastTransactionOn().toString());
        UUID id = Bank.idOf(bank.create(OPERATIONS, form));
        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(probe.await(
                            Topics.CUSTOMER_EVENTS, 2, each -> id.toString().equals(each.key()), PATIENCE))
                    .extracting(each -> each.value())
                    .last()
                    .asString()
                    .contains("\"status\":\"CLOSED\"", Bank.lastTransactionOn().toString());
        }
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
        String answer = post(by, lines)
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
