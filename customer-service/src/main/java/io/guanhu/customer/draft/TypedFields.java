package io.guanhu.customer.draft;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Trait;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The personal fields of a form that were filled in; blank fields count as empty. A single text is
 * accepted as a list of one, as old systems send it.
 */
record TypedFields(SortedMap<Field, Value> values, List<FieldProblem> problems) {

    /** A body may name thousands of fields. */
    private static final int MOST_PROBLEMS = 50;

    static TypedFields of(NewCustomerForm form, Fields catalogue) {
        TypedFields typed = new TypedFields(new TreeMap<>(), new ArrayList<>());
        form.properties()
                .forEach((name, node) -> catalogue
                        .of(name)
                        .ifPresentOrElse(field -> typed.read(field, node), () -> typed.readOther(name, node)));
        return typed;
    }

    private void readOther(String name, JsonNode node) {
        if (NewCustomerForm.BESIDE_FIELDS.contains(name)) {
            text(name, node);
        } else {
            refuse(name, "unknown");
        }
    }

    /** Whether it was sent, even with a value of a wrong type. */
    boolean isThere(Field field) {
        return values.containsKey(field) || isRefused(field.code());
    }

    boolean isRefused(String name) {
        return problems.stream().anyMatch(each -> each.field().equals(name));
    }

    private void refuse(String where, String code) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new FieldProblem(where, code));
        }
    }

    private void read(Field field, JsonNode node) {
        Optional<Value> value = field.is(Trait.SEVERAL) ? several(field, node) : one(field, node);
        value.ifPresent(typed -> values.put(field, typed));
    }

    private Optional<Value> one(Field field, JsonNode node) {
        return text(field.code(), node).map(Text::new);
    }

    private Optional<Value> several(Field field, JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            for (int at = 0; at < node.size(); at++) {
                // The field's rule refuses a blank one, as within a list.
                element("%s[%d]".formatted(field.code(), at), node.get(at)).ifPresent(texts::add);
            }
        } else {
            element(field.code(), node).ifPresent(texts::add);
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Texts(texts));
    }

    private Optional<String> text(String where, JsonNode node) {
        return element(where, node).filter(text -> !text.isBlank());
    }

    private Optional<String> element(String where, JsonNode node) {
        if (!node.isString() && !node.isNull()) {
            refuse(where, "wrong-type");
        }
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }
}
