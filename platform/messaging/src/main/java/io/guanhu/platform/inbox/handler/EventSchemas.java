package io.guanhu.platform.inbox.handler;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.guanhu.platform.contract.EventCodec.MalformedEventException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract's JSON Schemas, each read once. Unknown members are allowed, because a producer may
 * be newer than its consumers.
 */
final class EventSchemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String UNKNOWN_MEMBER = "additionalProperties";

    private final Map<String, Optional<Schema>> byType = new ConcurrentHashMap<>();

    /**
     * Validates data.
     *
     * @throws MalformedEventException if it violates the schema; names the place and keyword of the
     *     first violation, but never a value
     */
    void check(String type, byte[] data) {
        JsonNode json;
        try {
            json = JSON.readTree(data);
        } catch (JacksonException e) {
            // Without the cause, whose message quotes the document.
            throw new MalformedEventException(type, e.getClass().getSimpleName());
        }
        byType.computeIfAbsent(type, EventSchemas::read)
                .flatMap(schema -> firstFault(schema, json))
                .ifPresent(fault -> {
                    throw new MalformedEventException(type, fault.getInstanceLocation() + " " + fault.getKeyword());
                });
    }

    private static Optional<Error> firstFault(Schema schema, JsonNode json) {
        return schema
                .validate(json, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .filter(error -> !UNKNOWN_MEMBER.equals(error.getKeyword()))
                .findFirst();
    }

    private static Optional<Schema> read(String type) {
        try (InputStream in = EventSchemas.class.getResourceAsStream("/contract/" + type + ".json")) {
            return in == null ? Optional.empty() : Optional.of(REGISTRY.getSchema(JSON.readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
