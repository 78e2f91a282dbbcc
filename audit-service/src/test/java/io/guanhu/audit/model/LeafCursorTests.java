package io.guanhu.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The leaf lies within a larger array, of which nothing else may be read. */
class LeafCursorTests {

    private final LeafCursor cursor = new LeafCursor();

    /** The leaf ends where {@code ¦} stands. */
    private void begin(String text) {
        String[] parts = text.split("¦", -1);
        byte[] array = bytes("<" + parts[0] + (parts.length > 1 ? parts[1] : ""));
        cursor.begin(array, 1, bytes(parts[0]).length);
    }

    @ParameterizedTest
    @CsvSource({"abc¦, abc, true", "abcd, abc, true", "ab¦c, abc, false", "abx, abc, false", "abc, '', true"})
    void stepsOverTheseBytesOrStays(String leaf, String expected, boolean steps) {
        begin(leaf);
        byte[] wanted = bytes(">" + expected);

        assertThat(cursor.skip(wanted, 1, wanted.length - 1)).isEqualTo(steps);
        assertThat(cursor.position()).isEqualTo(steps ? wanted.length : 1);
        begin(leaf);
        assertThat(cursor.skipPlain(wanted, 1, wanted.length - 1)).isEqualTo(steps);
        assertThat(cursor.position()).isEqualTo(steps ? wanted.length : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\u0000b", "a\u001Fb"})
    void takesNothingForPlainThatJsonEscapes(String text) {
        begin(text);
        byte[] wanted = bytes(text);

        assertThat(cursor.skipPlain(wanted, 0, wanted.length)).isFalse();
        assertThat(cursor.skip(wanted, 0, wanted.length)).isTrue();
    }

    @Test
    void findsNothingOfALengthBelowZero() {
        begin("abc");

        assertThat(cursor.skipPlain(bytes("abc"), 0, -1)).isFalse();
        assertThat(cursor.skipPlain(bytes(" b"), 0, 1)).isFalse();
        assertThat(cursor.skip('b')).isFalse();
        assertThat(cursor.skip('a')).isTrue();
        assertThat(cursor.skipPlain(bytes("bcd"), 0, 3)).isFalse();
        assertThat(cursor.skipPlain(bytes("bc"), 0, 2)).isTrue();
        assertThat(cursor.isAtEnd()).isTrue();
        assertThat(cursor.skip('c')).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // leaf, whether a text comes first, what is left
        "'\"\"', true, ''",
        "'\"ab\",', true, ','",
        "'\"a\\\"b\",', true, ','",
        "'\"a\\\\\",\"', true, ',\"'",
        "'ab\"', false, 'ab\"'",
        "'\"a\\u00e9\",', true, ','",
        "'\"ab', false, ''",
        "'\"ab¦\"', false, ''",
        "'¦\"\"', false, ''"
    })
    void stepsOverAText(String leaf, boolean text, String left) {
        begin(leaf);

        assertThat(cursor.skipText()).isEqualTo(text);
        assertThat(cursor.skip(bytes(left), 0, bytes(left).length) && cursor.isAtEnd())
                .isTrue();
    }

    /** Text after the end does not complete anything. */
    @ParameterizedTest
    @ValueSource(strings = {"\"\\¦\"\"", "\"\\x\"", "\"\\u00e\"", "\"\\u00g9\"", "\"\\u00e¦9\"", "\"\\u00e9¦\""})
    void isAtNoTextWithAnotherEscapeThanJsonHas(String leaf) {
        begin(leaf);

        assertThat(cursor.skipText()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // leaf, whether a list comes first, what is left
        "'[]', true, ''",
        "'[],', true, ','",
        "'[\"a\",[\"b\"]]}', true, '}'",
        "'[\"]\",{}],', true, ','",
        "'\"a\"', false, '\"a\"'",
        "'[[]', false, ''",
        "'[¦]', false, ''",
        "'[\"]', false, ''"
    })
    void stepsOverAList(String leaf, boolean list, String left) {
        begin(leaf);

        assertThat(cursor.skipList()).isEqualTo(list);
        assertThat(cursor.skip(bytes(left), 0, bytes(left).length) && cursor.isAtEnd())
                .isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
