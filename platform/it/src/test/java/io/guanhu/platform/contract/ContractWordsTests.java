package io.guanhu.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.guanhu.platform.contract.EventCodec.MalformedEventException;
import io.guanhu.testing.EventExamples;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Words of closed sets: the schemas list those of the enums, and any other is refused. */
class ContractWordsTests {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * The members of a record that are written as one text.
     *
     * @param pointer to it in an example's JSON
     */
    private record Place(JsonPointer pointer, Class<?> type, JsonNode schema) {

        List<String> listed() {
            return schema.path("enum").valueStream().map(JsonNode::asString).toList();
        }
    }

    static List<Class<?>> events() {
        return Contract.events();
    }

    static Stream<Class<?>> eventsWithWords() {
        return events().stream()
                .filter(event -> places(event).anyMatch(place -> place.type().isEnum()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void areListedInTheSchemaAsInTheEnum(Class<?> event) {
        assertThat(places(event))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place.listed())
                        .as(place.pointer().toString())
                        .containsExactlyElementsOf(wordsOf(place.type())));
    }

    /** A schema may list words only where the record is held to them. */
    @ParameterizedTest
    @MethodSource("events")
    void areListedNowhereElse(Class<?> event) {
        Set<JsonNode> held = Collections.newSetFromMap(new IdentityHashMap<>());
        places(event).filter(place -> place.type().isEnum()).map(Place::schema).forEach(held::add);

        assertThat(held).hasSameSizeAs(schema(event).findValues("enum"));
    }

    @ParameterizedTest
    @MethodSource("eventsWithWords")
    void areRefusedWhereTheyAreUnknown(Class<?> event) {
        places(event).filter(place -> place.type().isEnum()).forEach(place -> {
            String word = wordsOf(place.type()).getFirst();
            for (String other : List.of("NO_SUCH_WORD", word + "_", "0", "")) {
                refuses(event, place, JSON.getNodeFactory().stringNode(other));
            }
            // Jackson reads past blanks. The inbox asks the schema first, which does not.
            assertThat(faults(event, with(event, place, JSON.getNodeFactory().stringNode(word + " "))))
                    .isNotEmpty();
            refuses(event, place, JSON.getNodeFactory().numberNode(0));
            refuses(event, place, JSON.getNodeFactory().booleanNode(true));
            refuses(event, place, JSON.createObjectNode());
            refuses(event, place, JSON.createArrayNode().add(word));
        });
    }

    @ParameterizedTest
    @MethodSource("eventsWithWords")
    void areReadOneByOne(Class<?> event) {
        places(event).filter(place -> place.type().isEnum()).forEach(place -> {
            for (String word : wordsOf(place.type())) {
                String json = with(event, place, JSON.getNodeFactory().stringNode(word));
                assertThat(EventCodec.write(EventCodec.<Object>read(cast(event), bytes(json))))
                        .as(place.pointer() + " " + word)
                        .isEqualTo(json);
            }
        });
    }

    @Test
    void areFoundInAllTheRecordsOfAnEvent() {
        assertThat(places(ReceiptEvents.ErasureReceipted.class)
                        .filter(place -> place.type().isEnum())
                        .map(place -> place.pointer().toString()))
                .containsExactlyInAnyOrder("/findings/0/category", "/findings/0/action", "/epochs/0/categories/0");
    }

    private static void refuses(Class<?> event, Place place, JsonNode otherwise) {
        String json = with(event, place, otherwise);
        assertThatExceptionOfType(MalformedEventException.class)
                .as(place.pointer() + " " + otherwise)
                .isThrownBy(() -> EventCodec.read(event, bytes(json)));
        assertThat(faults(event, json)).as(place.pointer() + " " + otherwise).isNotEmpty();
    }

    private static List<Error> faults(Class<?> event, String json) {
        return SCHEMAS.getSchema(schema(event)).validate(json, InputFormat.JSON);
    }

    private static String with(Class<?> event, Place place, JsonNode otherwise) {
        JsonNode tree = JSON.readTree(EventCodec.write(EventExamples.of(event, schema(event), true)));
        JsonNode parent = tree.at(place.pointer().head());
        JsonPointer last = place.pointer().last();
        if (parent instanceof ArrayNode list) {
            list.set(last.getMatchingIndex(), otherwise);
        } else {
            ((ObjectNode) parent).set(last.getMatchingProperty(), otherwise);
        }
        return tree.toString();
    }

    /** As they are written in JSON, in the order of the constants; empty if it is not an enum. */
    private static List<String> wordsOf(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant ->
                                JSON.readTree(EventCodec.write(constant)).asString())
                        .toList()
                : List.of();
    }

    private static Stream<Place> places(Class<?> event) {
        List<Place> found = new ArrayList<>();
        collect(found, schema(event), event, schema(event), JsonPointer.empty());
        return found.stream();
    }

    private static void collect(List<Place> found, JsonNode root, Class<?> type, JsonNode schema, JsonPointer at) {
        if (!type.isRecord()) {
            found.add(new Place(at, type, schema));
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode member = resolve(root, schema.path("properties").path(component.getName()));
            JsonPointer place = at.appendProperty(component.getName());
            collect(found, root, component.getGenericType(), member, place);
        }
    }

    private static void collect(List<Place> found, JsonNode root, Type type, JsonNode schema, JsonPointer at) {
        if (type instanceof Class<?> plain) {
            collect(found, root, plain, schema, at);
        } else if (type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1) {
            JsonNode items = resolve(root, schema.path("items"));
            collect(found, root, generic.getActualTypeArguments()[0], items, at.appendIndex(0));
        }
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isString() ? root.at(reference.asString().substring(1)) : schema;
    }

    private static JsonNode schema(Class<?> event) {
        return Contract.schema(EventCodec.typeOf(event).value());
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> cast(Class<?> type) {
        return (Class<Object>) type;
    }
}
