package io.guanhu.customer.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTests {

    @ParameterizedTest
    @CsvSource({
        "张三, 张三",
        "' 张 三 ', 张三",
        "'张　三', 张三",
        "欧阳\u200B娜娜, 欧阳娜娜",
        "迪丽热巴•迪力木拉提, 迪丽热巴·迪力木拉提",
        "迪丽热巴・迪力木拉提, 迪丽热巴·迪力木拉提",
        "迪丽热巴‧迪力木拉提, 迪丽热巴·迪力木拉提",
        "迪丽热巴.迪力木拉提, 迪丽热巴·迪力木拉提",
        "迪丽热巴．迪力木拉提, 迪丽热巴·迪力木拉提",
        "迪丽热巴 · 迪力木拉提, 迪丽热巴·迪力木拉提",
        "Ｊｏｈｎ　Ｓｍｉｔｈ, John Smith",
        "'  John   Smith ', John Smith",
        "O'Brien-Smith, O'Brien-Smith",
        "Jose\u0301, José",
        "'King, Jr.', 'King, Jr.'",
        "Амина Юсупова, Амина Юсупова",
        "བསྟན འཛིན, བསྟན འཛིན",
        "𠮷田, 𠮷田",
        "王﨑, 王﨑",
        "阿ꞏ买, 阿·买",
        "阿ㆍ买, 阿·买",
        "阿ᐧ买, 阿·买",
        "阿\u0387买, 阿·买",
        "阿●买, 阿·买",
        "阿。买, 阿·买",
        "阿··买, 阿·买",
        "阿 · ·买, 阿·买",
        "·买买提, 买买提",
        "买买提·, 买买提",
        "• 买买提 •, 买买提",
        "ᐁᐧᐊ, ᐁᐧᐊ",
        "⼭田禾, 山田禾",
        "⻢一鸣, 马一鸣",
        "葛\uDB40\uDD00洪, 葛\uDB40\uDD00洪",
        "علی\u200Cرضا محمدی, علی\u200Cرضا محمدی",
        "ක්\u200Dරිෂ්ණ, ක්\u200Dරිෂ්ණ",
        "བསྟན་འཛིན, བསྟན་འཛིན",
        "ᠪᠠᠶᠠᠷ, ᠪᠠᠶᠠᠷ",
        "\u202A卜例\u202C, 卜例",
        "\u2068卜例\u2069, 卜例",
        "卜\u2060\u00AD例, 卜例",
        "Sean O`Neil, Sean O'Neil",
        "Jean–Luc, Jean-Luc",
        "佐々木さくら, 佐々木さくら",
        "陈-林美玲, 陈-林美玲"
    })
    void readsWhatPeopleType(String typed, String name) {
        assertThat(PersonName.parse(typed).text()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"𠮷田, 2", "王𬎆𬱖, 3", "张三, 2", "𰻝, 1", "\uD884\uDF50, 1"})
    void countsACharacterOfAnExtensionAsOne(String typed, int length) {
        assertThat(PersonName.parse(typed).length()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　", "\u200B"})
    void refusesAnEmptyName(String typed) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PersonName.parse(typed))
                .withMessage("name-length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张3", "张三!", "·", "-", "a@b", "张\u0000三", "<b>张三</b>", "\uD842"})
    void refusesWhatStandsInNoName(String typed) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PersonName.parse(typed))
                .withMessage("name-characters");
    }

    @Test
    void refusesMoreMarksThanAnyLanguageHas() {
        assertThat(PersonName.parse("Nguyễn").text()).isEqualTo("Nguyễn");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PersonName.parse("A" + "\u0300".repeat(90) + "n"))
                .withMessage("name-marks");
    }

    @Test
    void refusesATooLongName() {
        assertThat(PersonName.parse("𠮷".repeat(100)).length()).isEqualTo(100);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PersonName.parse("𠮷".repeat(101)))
                .withMessage("name-length");
    }

    @ParameterizedTest
    @CsvSource({"4E00, true", "1FFFF, false", "20000, true", "3FFFF, true", "40000, false", "3042, false"})
    void takesExtensionsThatAreYoungerThanTheJdkForIdeographs(String point, boolean han) {
        assertThat(PersonName.isHan(Integer.parseInt(point, 16))).isEqualTo(han);
    }

    @Test
    void replacesTheFirstRadicalAndTheLast() {
        assertThat(Radicals.replaceAll("\u2F00\u2FD5")).isEqualTo("一龠");
    }

    @Test
    void tellsChineseNamesFromOthers() {
        assertThat(PersonName.parse("迪丽热巴·迪力木拉提").isHan()).isTrue();
        assertThat(PersonName.parse("𠮷田").isHan()).isTrue();
        assertThat(PersonName.parse("John").isHan()).isFalse();
        assertThat(PersonName.parse("张John").isHan()).isFalse();
    }
}
