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
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Many new customers in a file, each line handled separately. */
@ServiceIT("customer")
class ImportIT {

    private static final String WITHOUT_PROFILE =
            "select count(*) from customer c where not exists (select from profile p where p.customer_id = c.id)";

    private final Bank bank;
    private final Imports imports;
    private final Rows rows;

    @Autowired
    ImportIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.imports = new Imports(bank);
        this.rows = new Rows(database);
    }

    @Test
    void takesFiveHundredLinesAtOnce() throws SQLException {
        long before = rows.count("select count(*) from customer");
        long core = rows.count("select count(*) from customer where origin = 'CORE'");
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < 500; line++) {
            lines.add(Imports.line(Person.somebody().form()));
        }

        List<JsonNode> answers = imports.answers(Tokens.coreBanking(), lines);

        assertThat(answers).hasSize(500).allMatch(answer -> answer.hasNonNull("customerId"));
        assertThat(rows.count("select count(*) from customer")).isEqualTo(before + 500);
        assertThat(rows.count("select count(*) from customer where origin = 'CORE'"))
                .isEqualTo(core + 500);
        assertThat(imports.answers(Tokens.coreBanking(), lines))
                .isNotEmpty()
                .allMatch(answer -> Imports.code(answer).equals("duplicate-customer"));
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

        List<JsonNode> answers = imports.answers(
                OPERATIONS,
                List.of(
                        Imports.line(typed),
                        Imports.line(wrong),
                        "",
                        Imports.line(unknown),
                        "{\"name\":\"半行",
                        Imports.line(dirty.form())));

        assertThat(answers.get(0).path("line").asInt()).isEqualTo(1);
        assertThat(answers.get(0).hasNonNull("customerId")).isTrue();
        assertThat(Imports.code(answers.get(1))).isEqualTo("invalid-request");
        assertThat(answers.get(1).path("problem").path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("idNumber", "phone");
        assertThat(answers.get(2).path("line").asInt()).isEqualTo(4);
        assertThat(answers.get(2).path("problem").path("errors").findValuesAsString("field"))
                .containsExactly("shoeSize");
        assertThat(Imports.code(answers.get(3))).isEqualTo("malformed-json");
        assertThat(Imports.code(answers.get(4))).isEqualTo("duplicate-customer");
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
        imports.send(OPERATIONS, many).expectStatus().isBadRequest();
        imports.send(OPERATIONS, List.of("")).expectStatus().isBadRequest();
        imports.send(Bank.E1101, List.of("{}")).expectStatus().isForbidden();
    }

    /**
     * Imports of the same people at the same time, in other orders, each with people of its own.
     */
    @Test
    void ofImportsThatRaceOnlyTheLinesOfTheSamePersonAreRefused() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<Person> shared = people(20);
            List<Callable<List<JsonNode>>> files = new ArrayList<>();
            for (int each = 0; each < 4; each++) {
                List<Person> all = new ArrayList<>(shared);
                all.addAll(people(5));
                Collections.shuffle(all, new Random(each));
                List<String> lines =
                        all.stream().map(Person::form).map(Imports::line).toList();
                files.add(() -> imports.answers(OPERATIONS, lines));
            }
            long before = rows.count("select count(*) from customer");
            List<JsonNode> answers =
                    Crowd.of(files, PATIENCE).stream().flatMap(List::stream).toList();
            assertThat(answers).hasSize(100);
            assertThat(answers)
                    .filteredOn(each -> each.hasNonNull("customerId"))
                    .hasSize(40);
            assertThat(answers)
                    .filteredOn(each -> each.hasNonNull("problem"))
                    .hasSize(60)
                    .allMatch(each -> Imports.code(each).equals("duplicate-customer"));
            assertThat(rows.count("select count(*) from customer")).isEqualTo(before + 40);
            assertThat(rows.count(WITHOUT_PROFILE)).isZero();
        }
    }

    private static List<Person> people(int count) {
        return Stream.generate(Person::somebody).limit(count).toList();
    }

    @Test
    void aRefusedImportIsAuditedOnceForEachKindOfRefusal() {
        Tokens steward = Tokens.staff("E9007", "HQ", "operations");
        Person person = Person.somebody();
        imports.answers(
                steward,
                List.of(Imports.line(person.form()), Imports.line(person.form()), Imports.line(person.form()), "{}"));
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

    private static String fullWidth(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        return wide.toString();
    }
}
