package io.guanhu.platform.problem.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class FaultyBodyTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private enum Kind {
        ONE,
        TWO
    }

    private record Inner(@Nullable LocalDate day, int count) {}

    /** Refuses to be without a title, as a record may. */
    record Titled(String title, @Nullable Kind kind) {

        Titled {
            Objects.requireNonNull(title);
        }
    }

    private record Body(
            @Nullable Kind kind,
            int count,
            boolean sure,
            @Nullable List<Inner> inner,
            @Nullable Titled titled,
            @Nullable String text) {}

    private static FaultyBody.Found read(String body) {
        return new FaultyBody(JSON, JSON.constructType(Body.class)).read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsEverything() {
        FaultyBody.Found found = read("""
                {"kind": "THREE", "count": "many", "sure": null, "colour": 1, "text": "x",
                 "inner": [{"day": "x", "count": 1}, {"day": "2026-03-02", "count": []}]}
                """);
        assertThat(found.faults())
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactlyInAnyOrder(
                        tuple("kind", "wrong-type"),
                        tuple("count", "wrong-type"),
                        tuple("sure", "wrong-type"),
                        tuple("colour", "unknown"),
                        tuple("inner[0].day", "wrong-type"),
                        tuple("inner[1].count", "wrong-type"));
        assertThat(found.rest()).isInstanceOf(Body.class).extracting("text").isEqualTo("x");
    }

    @Test
    void tellsWhichValuesAreAllowed() {
        assertThat(read("{\"kind\": \"THREE\", \"count\": 1, \"sure\": true}").faults())
                .extracting(FieldProblem::allowed)
                .containsExactly(List.of("ONE", "TWO"));
    }

    /** A record that refuses because of the removed member is not at fault. */
    @Test
    void tellsNoFaultThatFollowsFromAnother() {
        assertThat(read("{\"count\": 1, \"sure\": true, \"titled\": {\"title\": {}}}")
                        .faults())
                .extracting(FieldProblem::field)
                .containsExactly("titled.title");
        assertThat(read("{\"count\": 1, \"sure\": true, \"titled\": {}}").faults())
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactly(tuple("titled", "invalid"));
    }

    @Test
    void takesTheWholeBodyForAFault() {
        FaultyBody.Found found = read("[1, 2]");
        assertThat(found.faults()).extracting(FieldProblem::field).containsExactly("body");
        assertThat(found.rest()).isNull();
    }

    @Test
    void endsHoweverMuchIsWrong() {
        StringBuilder body = new StringBuilder("{\"count\": 1, \"sure\": true");
        for (int i = 0; i < 500; i++) {
            body.append(", \"x").append(i).append("\": 1");
        }
        assertThat(read(body.append('}').toString()).faults()).hasSize(50);
    }

    /** A large body is not read a hundred times over, on a thread that everybody shares. */
    @Test
    void readsALargeBodyAFewTimesOnly() {
        StringBuilder body = new StringBuilder("{\"count\": 1, \"sure\": true");
        body.append(", \"text\": \"").append("x".repeat(1_000_000)).append('"');
        for (int i = 0; i < 50; i++) {
            body.append(", \"x").append(i).append("\": 1");
        }
        assertThat(read(body.append('}').toString()).faults()).hasSizeBetween(1, 3);
    }
}
