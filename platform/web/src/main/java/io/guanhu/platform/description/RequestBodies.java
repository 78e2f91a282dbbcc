package io.guanhu.platform.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * In requests, missing values are left out; only responses use {@code null} for them. In a merge
 * patch (RFC 7396), {@code null} removes a value and is therefore kept.
 */
@SuppressWarnings("rawtypes") // as in the library's own signatures
final class RequestBodies implements OpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String NULL = "null";

    /** The extension that marks a schema as a merge patch. */
    private static final String MERGE_PATCH = "x-merge-patch";

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> seen = new HashSet<>();
        document.getPaths()
                .values()
                .forEach(item -> item.readOperations().stream()
                        .flatMap(RequestBodies::bodies)
                        .forEach(body -> follow(body, schemas, seen)));
    }

    private static Stream<Schema> bodies(Operation operation) {
        return operation.getRequestBody() == null || operation.getRequestBody().getContent() == null
                ? Stream.empty()
                : operation.getRequestBody().getContent().values().stream()
                        .map(MediaType::getSchema)
                        .filter(Objects::nonNull);
    }

    private static void follow(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> seen) {
        if (schema == null) {
            return;
        }
        String reference = schema.get$ref();
        if (reference != null && reference.startsWith(SCHEMAS)) {
            String name = reference.substring(SCHEMAS.length());
            if (seen.add(name)) {
                follow(schemas.get(name), schemas, seen);
            }
            return;
        }
        follow(schema.getItems(), schemas, seen);
        boolean patch = schema.getExtensions() != null && schema.getExtensions().containsKey(MERGE_PATCH);
        if (schema.getProperties() != null && !patch) {
            schema.getProperties().replaceAll((_, property) -> withoutNull(property));
            schema.getProperties().values().forEach(each -> follow(each, schemas, seen));
        }
    }

    private static Schema withoutNull(Schema<?> property) {
        List<Schema> choices = property.getAnyOf();
        if (choices != null && choices.size() == 2 && isNull(choices.getLast())) {
            property.setAnyOf(null);
            return property.$ref(choices.getFirst().get$ref());
        }
        if (property.getTypes() != null && property.getTypes().size() > 1) {
            property.getTypes().remove(NULL);
        }
        return property;
    }

    private static boolean isNull(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().equals(Set.of(NULL));
    }
}
