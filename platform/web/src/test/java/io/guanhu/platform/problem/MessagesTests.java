package io.guanhu.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTests {

    @Test
    void saysEverythingInBothLanguages() throws IOException {
        Properties english = load("/guanhu-problems.properties");
        Properties chinese = load("/guanhu-problems_zh_CN.properties");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(chinese.values()).noneMatch(text -> text.toString().isBlank());
    }

    @ParameterizedTest
    @CsvSource({",en", "zh,zh_CN", "'zh-TW,en;q=0.5',zh_CN", "'fr,zh;q=0.3',zh_CN", "'en,zh',en", "*,en", "'bad;q=x',en"
    })
    void choosesALanguage(@Nullable String header, String language) {
        assertThat(Messages.languageOf(header)).hasToString(language);
    }

    @Test
    void fillsPlaces() {
        Messages messages = new Messages(getClass().getClassLoader());
        assertThat(messages.find("problem.not-found.title", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("未找到");
        assertThat(messages.find("problem.unheard-of.title", Locale.ENGLISH)).isNull();
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(MessagesTests.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
