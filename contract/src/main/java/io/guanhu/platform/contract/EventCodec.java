package io.guanhu.platform.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON, independent of a service's settings for its HTTP API. Absent components are left
 * out. Unknown members are ignored, because a producer may be newer than its consumers. An
 * unknown word of a closed set is refused: no consumer could tell what to do.
 */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private EventCodec() {}

    /** The event does not conform to its type. */
    public static final class MalformedEventException extends RuntimeException {
        public MalformedEventException(String type, String what) {
            super(type + ": " + what);
        }
    }

    /** The annotation of an event record. */
    public static EventType typeOf(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventType");
        }
        return type;
    }

    public static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** SHA-256 of a value's JSON, in hexadecimal. */
    public static String digest(Object value) {
        try {
            byte[] json = write(value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads an event.
     *
     * @throws MalformedEventException if it is not JSON of this type or lacks a required component
     */
    public static <T> T read(Class<T> type, byte[] json) {
        T value;
        try {
            value = JSON.readValue(json, type);
        } catch (JacksonException e) {
            // Without the cause, whose message quotes the document.
            throw new MalformedEventException(type.getSimpleName(), e.getClass().getSimpleName());
        }
        requireWhole(type.getSimpleName(), value);
        return value;
    }

    /** Everything that a record and its parts must have. */
    private static void requireWhole(String where, @Nullable Object value) {
        switch (value) {
            case null -> throw new MalformedEventException(where, "null");
            case Record whole -> requireComponents(whole);
            case Collection<?> parts -> parts.forEach(part -> requireWhole(where, part));
            default -> {}
        }
    }

    private static void requireComponents(Record whole) {
        Class<?> type = whole.getClass();
        for (RecordComponent component : type.getRecordComponents()) {
            Object part = valueOf(component, whole);
            if (part != null) {
                requireWhole(type.getSimpleName() + "." + component.getName(), part);
            } else if (!isOptional(component)) {
                throw new MalformedEventException(type.getSimpleName(), component.getName() + " is absent");
            }
        }
    }

    private static boolean isOptional(RecordComponent component) {
        return Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation instanceof Nullable);
    }

    private static @Nullable Object valueOf(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component.getName() + " cannot be read", e);
        }
    }
}
