package io.guanhu.customer.fields;

import io.guanhu.customer.draft.NewCustomerForm;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Kind;
import io.guanhu.customer.model.field.Trait;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Documents personal fields in the API document, from their catalogue: their names, and their
 * values as shown, changed, registered and searched for.
 */
@Component
@Order(0)
@SuppressWarnings("rawtypes") // as in the library's own signatures
public class FieldSchemas implements OpenApiCustomizer {

    /** The name of a field. */
    public static final String NAME = "#/components/schemas/CustomerField";

    /** The value of a field: a text or a list of texts. */
    public static final String VALUE = "#/components/schemas/CustomerFieldValue";

    /** Values by field; fields without a value, or whose value must not be shown, are absent. */
    public static final String SHOWN = "#/components/schemas/CustomerFields";

    /** New values by field (RFC 7396): {@code null} removes one. */
    public static final String PATCH = "#/components/schemas/CustomerPatch";

    /** Bodies with the fields besides other properties. */
    private static final String FORM = "NewCustomerForm";

    private static final String SEARCH = "Search";

    private final Fields catalogue;

    FieldSchemas(Fields catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void customise(OpenAPI document) {
        Components components = Optional.ofNullable(document.getComponents()).orElseGet(Components::new);
        document.setComponents(components);
        components
                .addSchemas(
                        name(NAME),
                        typed("string").example(catalogue.all().getFirst().code()))
                .addSchemas(name(VALUE), new JsonSchema().oneOf(List.of(typed("string"), texts(typed("string")))))
                .addSchemas(name(SHOWN), object(FieldSchemas::shown))
                .addSchemas(name(PATCH), patch());
        Optional.ofNullable(components.getSchemas().get(FORM)).ifPresent(this::addTyped);
        Optional.ofNullable(components.getSchemas().get(SEARCH)).ifPresent(this::addSearched);
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** A bank may have its own fields, so clients must accept unknown names. */
    private Schema<?> object(Function<Field, Schema<?>> property) {
        JsonSchema all = typed("object");
        all.setAdditionalProperties(reference(VALUE));
        catalogue.all().forEach(field -> all.addProperty(field.code(), property.apply(field)));
        return all;
    }

    private Schema<?> patch() {
        Schema<?> patch = object(FieldSchemas::changed);
        // Left open: generated clients could not give the others null.
        patch.setAdditionalProperties(null);
        patch.addExtension("x-merge-patch", true);
        return patch;
    }

    private void addTyped(Schema<?> form) {
        NewCustomerForm.BESIDE_FIELDS.forEach(name -> form.addProperty(name, typed("string")));
        catalogue.all().forEach(field -> form.addProperty(field.code(), typedBySomebody(field)));
        catalogue.with(Trait.REQUIRED).forEach(field -> form.addRequiredItem(field.code()));
    }

    private void addSearched(Schema<?> search) {
        for (Field field : catalogue.searched()) {
            search.addProperty(field.searchedAs().orElseThrow(), described(typed("string"), field));
        }
    }

    /** Values may be shown masked, and then a date is no longer a date. */
    private static Schema<?> shown(Field field) {
        return described(field, text(field));
    }

    private static Schema<?> changed(Field field) {
        Schema<?> text = text(field);
        if (field.kind() == Kind.DAY) {
            text.setFormat("date");
        }
        Schema<?> value = described(field, text);
        if (!field.is(Trait.REQUIRED)) {
            value.addType("null");
        }
        return value;
    }

    /** Anything that people or old systems typed; the answer says what is wrong with it. */
    private static Schema<?> typedBySomebody(Field field) {
        return described(field, typed("string"));
    }

    private static Schema<?> described(Field field, Schema<?> text) {
        return field.is(Trait.SEVERAL)
                ? texts(text).description(field.english().help()).example(List.of(field.example()))
                : described(text, field);
    }

    private static Schema<?> described(Schema<?> text, Field field) {
        return text.description(field.english().help()).example(field.example());
    }

    private static Schema<?> text(Field field) {
        List<String> options = field.kind().options();
        return options.isEmpty() ? typed("string") : listing(options.stream());
    }

    private static Schema<?> listing(Stream<String> values) {
        JsonSchema listing = typed("string");
        values.forEach(listing::addEnumItemObject);
        return listing;
    }

    private static JsonSchema texts(Schema<?> text) {
        JsonSchema texts = typed("array");
        texts.setItems(text);
        return texts;
    }

    private static Schema<?> reference(String schema) {
        return new JsonSchema().$ref(schema);
    }

    private static JsonSchema typed(String type) {
        JsonSchema schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
