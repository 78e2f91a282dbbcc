package io.guanhu.customer.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class TypedFieldsTests {

    @Test
    void readsTextsAndListsInTheOrderOfTheCatalogue() {
        TypedFields typed = typed("""
                {"otherPhones": ["1", "2"], "accountNumbers": "3", "name": " \u674e "}
                """);
        assertThat(typed.problems()).isEmpty();
        assertThat(typed.values().keySet())
                .containsExactly(BuiltIn.NAME, BuiltIn.OTHER_PHONES, BuiltIn.ACCOUNT_NUMBERS);
        assertThat(typed.values())
                .containsEntry(BuiltIn.NAME, new Text(" 李 "))
                .containsEntry(BuiltIn.OTHER_PHONES, new Texts(List.of("1", "2")))
                .containsEntry(BuiltIn.ACCOUNT_NUMBERS, new Texts(List.of("3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name': null}", "{'name': ' '}", "{'otherPhones': []}", "{'otherPhones': null}", "{}"})
    void takesBlankAsNotFilledIn(String form) {
        TypedFields typed = typed(form.replace('\'', '"'));
        assertThat(typed.values()).isEmpty();
        assertThat(typed.problems()).isEmpty();
        assertThat(typed.isThere(BuiltIn.NAME)).isFalse();
    }

    /** A spreadsheet number has lost digits, and "false" is nobody's name. */
    @ParameterizedTest
    @CsvSource({
        "name, false",
        "name, 1",
        "name, '[\"a\"]'",
        "name, '{}'",
        "otherPhones, 138",
        "otherPhones[1], '[\"138\", 139]'",
        "otherPhones[0], '[[\"138\"]]'"
    })
    void refusesWhatIsNoText(String where, String value) {
        String field = where.replaceAll("\\[.*", "");
        assertThat(typed("{\"%s\": %s}".formatted(field, value)).problems())
                .containsExactly(new FieldProblem(where, "wrong-type"));
    }

    /** It is present, even if wrong, so it is not also reported as missing. */
    @Test
    void doesNotMissWhatItRefuses() {
        assertThat(typed("{\"name\": false}").isThere(BuiltIn.NAME)).isTrue();
        assertThat(typed("{\"branch\": 1}").problems()).containsExactly(new FieldProblem("branch", "wrong-type"));
    }

    @Test
    void namesWhatNoFieldIsCalledUpToAPoint() {
        assertThat(typed("{\"shoeSize\": \"42\"}").problems()).containsExactly(new FieldProblem("shoeSize", "unknown"));
        Map<String, JsonNode> many = IntStream.range(0, 1_000)
                .boxed()
                .collect(Collectors.toMap(number -> "f" + number, _ -> StringNode.valueOf("x")));
        assertThat(TypedFields.of(new NewCustomerForm(many), Fields.builtIn()).problems())
                .hasSize(50);
    }

    private static TypedFields typed(String json) {
        Map<String, JsonNode> form = JsonMapper.shared().readTree(json).properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return TypedFields.of(new NewCustomerForm(form), Fields.builtIn());
    }
}
