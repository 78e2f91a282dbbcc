package io.guanhu.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Builds an example of an event record; for strings, values are chosen from the schema's
 * enumerations.
 */
public final class EventExamples {

    private final JsonNode root;
    private final boolean withOptional;

    private EventExamples(JsonNode root, boolean withOptional) {
        this.root = root;
        this.withOptional = withOptional;
    }

    /**
     * An example of an event record.
     *
     * @param withOptional whether to include optional components
     */
    public static Object of(Class<?> event, JsonNode schema, boolean withOptional) {
        return new EventExamples(schema, withOptional).record(event, schema);
    }

    private Object record(Class<?> type, JsonNode schema) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], schema.path("properties"));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " cannot be built", e);
        }
    }

    private @Nullable Object component(RecordComponent component, JsonNode properties) {
        boolean optional = Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation instanceof Nullable);
        return optional && !withOptional
                ? null
                : value(component.getGenericType(), properties.path(component.getName()));
    }

    private Object value(Type type, JsonNode declared) {
        JsonNode schema = resolve(declared);
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return Map.of("name", "value");
            }
            Object item = value(arguments[0], schema.path("items"));
            return generic.getRawType() == Set.class ? Set.of(item) : List.of(item);
        }
        return simple((Class<?>) type, schema);
    }

    private Object simple(Class<?> type, JsonNode schema) {
        if (type == UUID.class) {
            return UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        } else if (type == Instant.class) {
            return Instant.parse("2026-03-04T12:00:00.123Z");
        } else if (type == LocalDate.class) {
            return LocalDate.of(2026, 3, 4);
        } else if (type == long.class) {
            return 7L;
        } else if (type == Boolean.class) {
            return true;
        } else if (type == String.class) {
            return text(schema);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            return record(type, schema);
        }
        throw new AssertionError("No example of " + type);
    }

    private static String text(JsonNode schema) {
        for (String known : List.of("enum", "examples")) {
            if (schema.path(known).isArray()) {
                return schema.path(known).get(0).asString();
            }
        }
        return "example";
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isString() ? root.at(reference.asString().substring(1)) : schema;
    }
}
