package io.guanhu.customer.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTextTests {

    /** What is copied from PDF files, chats and websites brings these along. */
    @ParameterizedTest
    @CsvSource({
        "\u202A卜例\u202C, 卜例",
        "\u2068卜例\u2069, 卜例",
        "卜\u2060例, 卜例",
        "卜\u00AD例, 卜例",
        "卜\u200D例, 卜例",
        "卜\u200C例, 卜例",
        "卜\uFE0F例\uFE0F, 卜例",
        "\u202E北京市\u202C朝阳区, 北京市朝阳区",
        "A\u034F\u3164B, AB",
        "A\uFE0DB, AB",
        "\uFEFFA\uDB40\uDC41B, AB",
        "'A\u2800\u3000 B', A B",
        "علی\u200Cرضا, علی\u200Cرضا",
        "\u200Cعلی\u200C, علی",
        "علی\u200C رضا, علی رضا",
        "ක්\u200Dරිෂ්ණ, ක්\u200Dරිෂ්ණ",
        "葛\uDB40\uDD00洪, 葛\uDB40\uDD00洪",
        "葛\uDB40\uDD00\uDB40\uDD01, 葛\uDB40\uDD00",
        "ᠪᠠᠶ\u180Dᠠᠷ, ᠪᠠᠶ\u180Dᠠᠷ",
        "A\u180DB, AB",
        "Jose\u0301 \uFA1C, José \uFA1C"
    })
    void keepsOfTheInvisibleOnlyWhatAScriptNeeds(String typed, String tidy) {
        assertThat(TypedText.normalise(typed)).isEqualTo(tidy);
    }

    /** Full-width characters have a narrow one; NFC would take compatibility ideographs for others. */
    @ParameterizedTest
    @CsvSource({
        "\uFF01, !",
        "\uFF5E, ~",
        "\uFF5F, \uFF5F",
        "\uF900, \uF900",
        "\uFAD9, \uFAD9",
        "\uFB1D, \u05D9\u05B4",
        "\uD87E\uDC00, \uD87E\uDC00",
        "\uD87E\uDE1D, \uD87E\uDE1D"
    })
    void writesACharacterInOneWay(String typed, String tidy) {
        assertThat(TypedText.normalise(typed)).isEqualTo(tidy);
    }

    @Test
    void leavesOutOfPlainTextWhatAScriptNeedsToo() {
        assertThat(TypedText.plain("葛\uDB40\uDD00洪")).isEqualTo("葛洪");
    }

    @ParameterizedTest
    @CsvSource({
        "'''1101', 1101",
        "’1101, 1101",
        "=\"1101\", 1101",
        "\"1101\", 1101",
        "=\" 11 01 \", 1101",
        "11-01–1—1‐1−1, 11011111",
        "002Ⅹ, 002X",
        "002ⅹ, 002x",
        "𝟏𝟏①, 111",
        "1\u202D1\u202C\u20600\u200D1, 1101"
    })
    void makesNumbersPlain(String typed, String compact) {
        assertThat(TypedText.compact(typed)).isEqualTo(compact);
    }

    @Test
    void findsControlAndDamagedCharacters() {
        assertThat(TypedText.hasControls("北京市朝阳区建国路88号")).isFalse();
        assertThat(TypedText.hasControls("北京市\uFFFD\uFFFD区")).isTrue();
        assertThat(TypedText.hasControls("a\u0000")).isTrue();
        assertThat(TypedText.hasControls("a\uD842")).isTrue();
    }
}
