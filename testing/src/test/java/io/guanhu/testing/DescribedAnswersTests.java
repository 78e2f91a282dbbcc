package io.guanhu.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.testing.DescribedAnswers.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

class DescribedAnswersTests {

    private static final String DOCUMENT = """
            {"openapi": "3.1.0",
             "paths": {"/api/things/{id}": {"get": {
               "responses": {
                 "200": {"headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
                         "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                 "204": {"description": "Nothing"},
                 "409": {"$ref": "#/components/responses/Problem409"}},
               "x-problem-codes": {"409": ["thing-gone"]}}},
               "/api/things/{id}/events": {"get": {"responses": {"200": {
                 "content": {"text/event-stream": {"schema": {"type": "array",
                   "items": {"$ref": "#/components/schemas/Thing"}}}}}}}}},
             "components": {
               "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
               "responses": {"Problem409": {"content": {"application/problem+json": {
                 "schema": {"$ref": "#/components/schemas/Problem"}}}}},
               "schemas": {
                 "Problem": {"type": "object", "additionalProperties": true,
                             "properties": {"code": {"type": "string"}}},
                 "Thing": {"type": "object", "required": ["size"], "properties": {
                   "size": {"type": "integer"},
                   "kind": {"type": "string", "enum": ["ROUND", "FLAT"]},
                   "part": {"anyOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "null"}]}}}}}}
            """;

    private final DescribedAnswers described = new DescribedAnswers(new JsonMapper().readTree(DOCUMENT));

    private static Answer answer(int status, String type, String body, String... headers) {
        HttpHeaders sent = new HttpHeaders();
        if (!type.isEmpty()) {
            sent.set(HttpHeaders.CONTENT_TYPE, type);
        }
        for (String header : headers) {
            sent.set(header, "\"1\"");
        }
        return new Answer("GET", "/api/things/7", status, sent, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesWhatIsDescribed() {
        assertThat(List.of(
                        answer(
                                200,
                                "application/json",
                                "{\"size\": 1, \"part\": {\"size\": 2, \"part\": null}}",
                                "ETag"),
                        answer(204, "", ""),
                        answer(409, "application/problem+json", "{\"code\": \"thing-gone\", \"since\": 1}")))
                .isNotEmpty()
                .allMatch(each -> described.faults(each).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                           | required",
                "{\"size\": \"1\"}                            | integer",
                "{\"size\": 1, \"kind\": \"SQUARE\"}          | ROUND",
                "{\"size\": 1, \"colour\": \"red\"}           | colour",
                "{\"size\": 1, \"part\": {\"size\": null}}    | /part",
                "[]                                           | object",
                "{                                            | cannot be read"
            })
    void findsWhatTheContentShouldNotBe(String body, String expected) {
        assertThat(described.faults(answer(200, "application/json", body, "ETag")))
                .anyMatch(fault -> fault.contains(expected));
    }

    @Test
    void findsWhatIsNotDescribedAtAll() {
        assertThat(described.faults(answer(202, "application/json", "{}")))
                .singleElement()
                .asString()
                .contains("status 202");
        assertThat(described.faults(answer(200, "text/plain", "x", "ETag")))
                .anyMatch(fault -> fault.contains("text/plain"));
        assertThat(described.faults(answer(200, "", "", "ETag"))).anyMatch(fault -> fault.contains("nothing is in it"));
        assertThat(described.faults(answer(204, "application/json", "{}")))
                .anyMatch(fault -> fault.contains("not described"));
        assertThat(described.faults(answer(409, "application/problem+json", "{\"code\": \"other\"}")))
                .anyMatch(fault -> fault.contains("code other"));
    }

    @Test
    void findsHeadersThatAreMissingOrNotDescribed() {
        assertThat(described.faults(answer(200, "application/json", "{\"size\": 1}")))
                .anyMatch(fault -> fault.contains("header ETag is missing"));
        assertThat(described.faults(answer(200, "application/json", "{\"size\": 1}", "ETag", "Location")))
                .anyMatch(fault -> fault.contains("header Location is not described"));
    }

    @Test
    void readsTheEventsOfAStream() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "text/event-stream");
        Answer stream = new Answer("GET", "/api/things/7/events", 200, headers, null);
        JsonMapper json = new JsonMapper();
        assertThat(described.faults(stream)).isEmpty();
        assertThat(described.faultsOfEvent(stream, json.readTree("{\"size\": 1}")))
                .isEmpty();
        assertThat(described.faultsOfEvent(stream, json.readTree("{\"size\": {}}")))
                .isNotEmpty();
    }

    @Test
    void knowsNothingOfOtherPathsAndFailsOnFaults() {
        Answer other = new Answer("GET", "/actuator/health", 503, new HttpHeaders(), new byte[0]);
        assertThat(described.faults(other)).isEmpty();
        assertThatThrownBy(() -> described.check(answer(500, "", "")))
                .hasMessageContaining("GET /api/things/7, answered 500");
    }
}
