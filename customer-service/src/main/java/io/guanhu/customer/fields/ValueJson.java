package io.guanhu.customer.fields;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON, for sealing and for responses. */
@Component
public class ValueJson {

    private final JsonMapper mapper;
    private final Fields catalogue;

    ValueJson(JsonMapper mapper, Fields catalogue) {
        this.mapper = mapper;
        this.catalogue = catalogue;
    }

    /** A text, or a list of texts. */
    public static Object plain(Value value) {
        return switch (value) {
            case Text(String text) -> text;
            case Texts(List<String> texts) -> texts;
        };
    }

    /** The value of a text or of an array of texts; empty for anything else. */
    public static Optional<Value> value(JsonNode node) {
        if (node.isString()) {
            return Optional.of(new Text(node.stringValue()));
        }
        if (!node.isArray()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node) {
            if (!each.isString()) {
                return Optional.empty();
            }
            texts.add(each.stringValue());
        }
        return Optional.of(new Texts(texts));
    }

    /** One value, to be sealed. */
    public byte[] bytes(Value value) {
        return mapper.writeValueAsBytes(plain(value));
    }

    /** Reads the result of {@link #bytes(Value)}. */
    public Value value(byte[] bytes) {
        return value(mapper.readTree(bytes)).orElseThrow();
    }

    /** Fields by name, in the order of the catalogue. */
    public static Map<String, Object> plain(Profile profile, BiFunction<Field, Value, Value> shown) {
        Map<String, Object> fields = new LinkedHashMap<>();
        profile.values().forEach((field, value) -> fields.put(field.code(), plain(shown.apply(field, value))));
        return fields;
    }

    public byte[] bytes(Profile profile) {
        return bytes(profile, Map.of());
    }

    /** Fields, together with {@link #unknown} ones. */
    public byte[] bytes(Profile profile, Map<String, JsonNode> unknown) {
        Map<String, Object> fields = plain(profile, (_, value) -> value);
        fields.putAll(unknown);
        return mapper.writeValueAsBytes(fields);
    }

    /** Fields that are not in the catalogue are left out. */
    public Map<Field, Value> fields(byte[] bytes) {
        Map<Field, Value> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : mapper.readTree(bytes).properties()) {
            catalogue
                    .of(each.getKey())
                    .ifPresent(field -> value(each.getValue()).ifPresent(v -> values.put(field, v)));
        }
        return values;
    }

    /** Only the fields that are not in the catalogue, as they were written. */
    public Map<String, JsonNode> unknown(byte[] bytes) {
        Map<String, JsonNode> unknown = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : mapper.readTree(bytes).properties()) {
            if (catalogue.of(each.getKey()).isEmpty()) {
                unknown.put(each.getKey(), each.getValue());
            }
        }
        return unknown;
    }
}
