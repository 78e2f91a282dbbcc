package io.guanhu.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Language;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTests {

    @ParameterizedTest
    @EnumSource
    void isKnownByItsTag(Language language) {
        assertThat(Language.of(language.tag())).contains(language);
        assertThat(Language.nearestTo(Locale.forLanguageTag(language.tag()))).isEqualTo(language);
    }

    @Test
    void isNotGuessedFromAnotherTag() {
        assertThat(Language.of("en-GB")).isEmpty();
        assertThat(Language.of("zh")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-CN", "zh-Hans-SG", "zh-HK"})
    void isChineseForReadersOfChinese(String tag) {
        assertThat(Language.nearestTo(Locale.forLanguageTag(tag))).isEqualTo(Language.CHINESE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US", "fr", "und"})
    void isEnglishForEverybodyElse(String tag) {
        assertThat(Language.nearestTo(Locale.forLanguageTag(tag))).isEqualTo(Language.ENGLISH);
    }
}
