package io.guanhu.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.guanhu.platform.contract.EventCodec.MalformedEventException;
import io.guanhu.platform.contract.access.Access;
import io.guanhu.testing.EventExamples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ContractTests {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<Class<?>> events() {
        return Contract.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isDescribedByItsSchemaWithAndWithoutOptionalMembers(Class<?> event) {
        for (boolean withOptional : List.of(true, false)) {
            assertThat(errors(event, EventCodec.write(example(event, withOptional))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasNoUnknownMembers(Class<?> event) {
        String json = EventCodec.write(example(event, true)).replaceFirst("\\{", "{\"phone\":\"1\",");

        assertThat(errors(event, json)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void survivesTheJourney(Class<?> event) {
        Object sent = example(event, true);

        assertThat(EventCodec.<Object>read(cast(event), bytes(EventCodec.write(sent))))
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @MethodSource("events")
    void requiresExactlyWhatTheRecordRequires(Class<?> event) {
        JsonNode schema = Contract.schema(typeOf(event));
        Set<String> members = Arrays.stream(event.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(schema.path("properties").propertyNames())).isEqualTo(members);
        for (JsonNode required : schema.path("required")) {
            String json = without(required.asString(), EventCodec.write(example(event, true)));
            assertThatThrownBy(() -> EventCodec.read(event, bytes(json))).isInstanceOf(MalformedEventException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void requiresOfItsPartsWhatTheSchemaRequires(Class<?> event) {
        JsonNode schema = Contract.schema(typeOf(event));
        JsonNode whole = JsonMapper.shared().readTree(EventCodec.write(example(event, true)));

        for (Part part : parts(whole, schema, schema).toList()) {
            for (JsonNode required : part.schema().path("required")) {
                JsonNode taken = part.json().get(required.asString());
                part.json().remove(required.asString());
                assertThatThrownBy(() -> EventCodec.read(event, bytes(whole.toString())))
                        .as(part.schema().path("description") + " without " + required)
                        .isInstanceOf(MalformedEventException.class);
                part.json().set(required.asString(), taken);
            }
        }
    }

    private static Stream<Part> members(ObjectNode object, JsonNode schema, JsonNode root) {
        JsonNode declared = schema.path("properties");
        return object.propertyStream()
                .flatMap(member -> parts(member.getValue(), declared.path(member.getKey()), root));
    }

    private record Part(ObjectNode json, JsonNode schema) {}

    private static Stream<Part> parts(JsonNode json, JsonNode declared, JsonNode root) {
        JsonNode reference = declared.path("$ref");
        JsonNode schema = reference.isString() ? root.at(reference.asString().substring(1)) : declared;
        return switch (json) {
            case ObjectNode object -> Stream.concat(Stream.of(new Part(object, schema)), members(object, schema, root));
            case ArrayNode array -> array.valueStream().flatMap(item -> parts(item, schema.path("items"), root));
            default -> Stream.empty();
        };
    }

    @Test
    void everyTypeIsAnnouncedInTheChannelOfItsTopicAndNoOther() {
        Map<String, Set<String>> records = Contract.events().stream()
                .map(event -> EventCodec.typeOf(event))
                .collect(Collectors.groupingBy(
                        EventType::topic, Collectors.mapping(EventType::value, Collectors.toSet())));
        Map<String, Object> channels = map(Contract.asyncApi().get("channels"));

        assertThat(channels.keySet()).containsExactlyInAnyOrderElementsOf(Topics.ALL);
        for (String topic : Topics.ALL) {
            Map<String, Object> messages = map(map(channels.get(topic)).get("messages"));
            assertThat(messages.keySet()).isEqualTo(records.getOrDefault(topic, Set.of()));
        }
    }

    @Test
    void everyTopicThatCarriesEventsHasProducersAndSpeakersAreAmongThem() {
        for (Class<?> event : Contract.events()) {
            String topic = EventCodec.typeOf(event).topic();
            assertThat(Access.producersOf(topic)).as(topic).isNotEmpty();
            var channel = map(map(map(Contract.asyncApi().get("channels")).get(topic)));
            assertThat(String.valueOf(channel.get("description"))).as(topic).contains("published by");
        }
        assertThat(Access.producersOf("somebody.elses")).isEmpty();
    }

    @Test
    void everyAnnouncedMessageRefersToItsSchema() {
        Map<String, Object> messages =
                map(map(Contract.asyncApi().get("components")).get("messages"));

        assertThat(messages).hasSameSizeAs(Contract.events());
        messages.forEach((type, message) -> {
            Map<String, Object> payload = map(map(message).get("payload"));
            assertThat(map(payload.get("schema"))).containsEntry("$ref", "./" + type + ".json");
            assertThat(Contract.schema(type).path("$id").asString()).isEqualTo("urn:guanhu:event:" + type);
        });
    }

    private static List<Error> errors(Class<?> event, String json) {
        return SCHEMAS.getSchema(Contract.schema(typeOf(event)))
                .validate(
                        json,
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Object example(Class<?> event, boolean withOptional) {
        return EventExamples.of(event, Contract.schema(typeOf(event)), withOptional);
    }

    private static String typeOf(Class<?> event) {
        return EventCodec.typeOf(event).value();
    }

    private static String without(String member, String json) {
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(json);
        tree.remove(member);
        return tree.toString();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> cast(Class<?> type) {
        return (Class<Object>) type;
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }
}
