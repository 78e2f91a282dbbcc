package io.guanhu.customer.fields;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.value.IdType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the API document says of personal fields, by the catalogue of them: their names, their
 * values as they are shown, and as they are changed.
 */
@Component
@Order(0)
public class FieldSchemas implements OpenApiCustomizer {

    /** The name of a field. */
    public static final String NAME = "#/components/schemas/CustomerField";

    /** The value of a field: a text or a list of texts. */
    public static final String VALUE = "#/components/schemas/CustomerFieldValue";

    /** Values by field; what there is none of, or must not be shown, is absent. */
    public static final String SHOWN = "#/components/schemas/CustomerFields";

    /** New values by field (RFC 7396): {@code null} removes one. */
    public static final String PATCH = "#/components/schemas/CustomerPatch";

    private static final Set<Field> LISTS =
            Set.of(Field.OTHER_PHONES, Field.ACCOUNT_NUMBERS, Field.MARKETING_PREFERENCES, Field.SERVICE_NOTES);

    @Override
    public void customise(OpenAPI document) {
        Components components = Optional.ofNullable(document.getComponents()).orElseGet(Components::new);
        document.setComponents(components);
        components
                .addSchemas(name(NAME), names())
                .addSchemas(name(VALUE), new JsonSchema().oneOf(List.of(text(), texts())))
                .addSchemas(name(SHOWN), fields(false))
                .addSchemas(name(PATCH), fields(true));
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Schema<?> names() {
        return listing(Arrays.stream(Field.values()).map(Field::code));
    }

    private static Schema<?> listing(Stream<String> values) {
        JsonSchema listing = typed("string");
        values.forEach(listing::addEnumItemObject);
        return listing;
    }

    private static Schema<?> fields(boolean removable) {
        JsonSchema all = typed("object");
        all.setAdditionalProperties(false);
        if (removable) {
            all.addExtension("x-merge-patch", true);
        }
        for (Field field : Field.values()) {
            Schema<?> value = LISTS.contains(field) ? texts() : text(field);
            // What is shown may be masked, and no day any more.
            if (removable && field == Field.LAST_TRANSACTION_ON) {
                value.setFormat("date");
            }
            if (removable && !field.required()) {
                value.addType("null");
            }
            all.addProperty(field.code(), value);
        }
        return all;
    }

    private static Schema<?> text(Field field) {
        return field == Field.ID_TYPE ? listing(Arrays.stream(IdType.values()).map(IdType::name)) : text();
    }

    private static Schema<?> text() {
        return typed("string");
    }

    private static Schema<?> texts() {
        JsonSchema texts = typed("array");
        texts.setItems(text());
        return texts;
    }

    private static JsonSchema typed(String type) {
        JsonSchema schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
