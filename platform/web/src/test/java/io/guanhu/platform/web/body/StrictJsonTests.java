package io.guanhu.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTests {

    private final JsonMapper json = mapper();

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new StrictJson().customize(builder);
        return builder.build();
    }

    private enum Kind {
        ONE
    }

    private record Body(
            @Nullable String text,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable Kind kind,
            boolean truth,
            @Nullable Long count) {}

    @Test
    void readsEachTypeFromItsOwn() {
        Body body = json.readValue("""
                {"text": "1", "day": "2026-03-02", "at": "2026-03-02T10:00:00Z",
                 "kind": "ONE", "truth": true, "count": 3}
                """, Body.class);
        assertThat(body)
                .isEqualTo(new Body(
                        "1", LocalDate.of(2026, 3, 2), Instant.parse("2026-03-02T10:00:00Z"), Kind.ONE, true, 3L));
        assertThat(json.readValue("{\"day\": null, \"truth\": false}", Body.class)
                        .day())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 1}",
                "{\"text\": false}",
                "{\"text\": []}",
                "{\"day\": 20000}",
                "{\"day\": []}",
                "{\"day\": [2026, 3, 2]}",
                "{\"day\": true}",
                "{\"day\": {}}",
                "{\"at\": 1772445600}",
                "{\"at\": 1772445600.5}",
                "{\"at\": []}",
                "{\"kind\": 0}",
                "{\"kind\": []}",
                "{\"count\": 0.5}",
                "{\"count\": \"3\"}",
                "{\"count\": true}",
                "{\"truth\": 1}",
                "{\"truth\": \"true\"}"
            })
    void takesNoTypeForAnother(String body) {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> json.readValue(body, Body.class))
                .satisfies(mismatch -> assertThat(mismatch.getPath()).isNotEmpty());
    }
}
