package io.guanhu.platform.description.words;

import io.guanhu.platform.description.words.Words.Word;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.databind.json.JsonMapper;

/** Adds a description and an example to every property and parameter. */
@SuppressWarnings("rawtypes") // as in the library's own signatures
public final class Glossary implements OpenApiCustomizer {

    private static final Set<String> WRITTEN_AS_JSON = Set.of("integer", "number", "boolean", "array", "object");

    private static final String NULL = "null";
    private static final Pattern ABSENT = Pattern.compile("\\babsent\\b");

    private final Words words;

    Glossary(Words words) {
        this.words = words;
    }

    /** Knows the words of all services, and those of the service that runs. */
    public static Glossary ofThisService() {
        return new Glossary(Words.ofThisService());
    }

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().getSchemas().forEach(this::describe);
        document.getPaths().values().forEach(item -> item.readOperations().forEach(this::describeParameters));
    }

    private void describe(String name, Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.forEach(
                    (property, described) -> words.of(name, property).ifPresent(word -> describe(described, word)));
        }
    }

    private static void describe(Schema<?> property, Word word) {
        if (property.getDescription() == null) {
            property.setDescription(
                    mayBeNull(property) ? ABSENT.matcher(word.meaning()).replaceAll(NULL) : word.meaning());
        }
        if (isInline(property) && !word.example().isEmpty()) {
            property.setExample(example(property, word.example()));
        }
    }

    /** A property that is sent as {@code null} when there is no value is never absent. */
    private static boolean mayBeNull(Schema<?> property) {
        Stream<Schema> choices = Stream.ofNullable(property.getAnyOf()).flatMap(List::stream);
        return Stream.concat(Stream.of(property), choices)
                .anyMatch(each -> each.getTypes() != null && each.getTypes().contains(NULL));
    }

    /** A referenced schema has its own examples, or lists its values. */
    private static boolean isInline(Schema<?> property) {
        return property.get$ref() == null
                && property.getAnyOf() == null
                && (property.getItems() == null || property.getItems().get$ref() == null)
                && property.getExample() == null;
    }

    private void describeParameters(Operation operation) {
        List<Parameter> parameters = Objects.requireNonNullElse(operation.getParameters(), List.of());
        for (Parameter parameter : parameters) {
            if (parameter.getDescription() == null) {
                words.of(operation.getOperationId(), parameter.getName()).ifPresent(word -> {
                    parameter.setDescription(word.meaning());
                    if (isInline(parameter.getSchema()) && !word.example().isEmpty()) {
                        parameter.setExample(example(parameter.getSchema(), word.example()));
                    }
                });
            }
        }
    }

    /** A text stays a text, even if it looks like a number. */
    private static Object example(Schema<?> schema, String text) {
        Stream<String> types = Stream.concat(
                Stream.ofNullable(schema.getType()),
                Stream.ofNullable(schema.getTypes()).flatMap(Set::stream));
        return types.anyMatch(WRITTEN_AS_JSON::contains) ? JsonMapper.shared().readValue(text, Object.class) : text;
    }
}
