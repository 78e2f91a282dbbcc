package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Lines as old systems write them: each is handled alone, and refused for the same reasons as a single call. */
@ServiceIT(value = "customer", shared = true)
class ImportedValuesIT {

    private final Bank bank;
    private final Imports imports;
    private final Rows rows;

    @Autowired
    ImportedValuesIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.imports = new Imports(bank);
        this.rows = new Rows(database);
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
        assertThat(answers.stream().map(ImportedValuesIT::outcome))
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
        JsonNode error = answer.path("problem").path("errors").path(0);
        if (error.isMissingNode()) {
            return answer.has("problem") ? Imports.code(answer) : "taken";
        }
        return error.path("field").asString() + " " + error.path("code").asString();
    }

    private static String line(Map<String, ?> other) {
        Map<String, Object> form = Person.somebody().form();
        form.putAll(other);
        return Imports.line(form);
    }

    private static byte[] utf8(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private List<JsonNode> imported(byte[]... lines) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            file.writeBytes(line);
            file.write('\n');
        }
        return Imports.answers(imports.send(OPERATIONS, file.toByteArray()));
    }
}
