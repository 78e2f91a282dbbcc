package io.guanhu.customer.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvisiblesTests {

    private static final String FATHA = "\u064E";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00AD", "034F", "061C", "115F", "1160", "17B4", "17B5", "180B", "180E", "180F", "200B", "200D", "3164",
                "FE00", "FE0F", "FEFF", "FFA0", "1D173", "E0000", "E0FFF"
            })
    void areNotSeen(String point) {
        assertThat(Invisibles.is(Integer.parseInt(point, 16))).isTrue();
    }

    /** Neighbours of those that are not seen, and the signs around numbers of some scripts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0041", "4E00", "180A", "1810", "FDFF", "FE10", "DFFFF", "E1000", "0600", "0603", "0605", "06DD",
                "070F", "0890", "0891", "08E2", "110BD", "110CD"
            })
    void areSeen(String point) {
        assertThat(Invisibles.is(Integer.parseInt(point, 16))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // The first three selectors, and those of the supplement, choose the form of an ideograph.
        "葛\uFE00, 1, true",
        "葛\uFE02, 1, true",
        "葛\uFE03, 1, false",
        "葛\uFE0F, 1, false",
        "葛\uDB40\uDD00, 1, true",
        "葛\uDB40\uDDEF, 1, true",
        "葛\uDB40\uDDF0, 1, false",
        "A\uDB40\uDD00, 1, false",
        "葛\u2060, 1, false",
        "ᠶ\u180B, 1, true",
        "ᠶ\u180F, 1, true",
        "葛\u180B, 1, false",
        "葛\u180F, 1, false",
        "\u180Bᠶ, 0, false"
    })
    void selectorsAreNeededAfterLettersThatHaveForms(String text, int at, boolean needed) {
        assertThat(Invisibles.isNeeded(text.codePoints().toArray(), at)).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({
        "ی\u200Cر, 1, true",
        "ی" + FATHA + "\u200Cر, 2, true",
        "ක්\u200Dර, 2, true",
        "ی\u200C, 1, false",
        "\u200Cر, 0, false",
        "ی\u200Cර, 1, false",
        "A\u200DB, 1, false",
        // A mark without a letter before it belongs to no script.
        FATHA + "\u200Cر, 1, false"
    })
    void joinersAreNeededWithinAWordOfAScriptThatJoins(String text, int at, boolean needed) {
        assertThat(Invisibles.isNeeded(text.codePoints().toArray(), at)).isEqualTo(needed);
    }
}
