package io.guanhu.customer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTests {

    @ParameterizedTest
    @CsvSource({
        "a@example.com, a@example.com",
        "' Zhang.San@Example.COM ', Zhang.San@example.com",
        "ａ＠ｅｘａｍｐｌｅ．ｃｏｍ, a@example.com",
        "a+b@sub.example.co.uk, a+b@sub.example.co.uk",
        "a@例子.测试, a@xn--fsqu00a.xn--0zwm56d"
    })
    void readsWhatPeopleType(String typed, String address) {
        assertThat(Email.parse(typed).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@",
                "a@",
                "@example.com",
                "a@example",
                "a@@example.com",
                "a b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "a@-example.com",
                "a@example-.com",
                "a@example..com",
                "a@exa_mple.com",
                "a@1.2.3.4"
            })
    void refusesWhatIsNoAddress(String typed) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Email.parse(typed))
                .withMessage("email-format");
    }

    @Test
    void refusesALocalPartThatIsTooLong() {
        assertThat(Email.parse("a".repeat(64) + "@example.com").address()).hasSize(76);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Email.parse("a".repeat(65) + "@example.com"));
    }

    @Test
    void isSearchedWithoutCase() {
        assertThat(Email.parse("Zhang.San@Example.COM").searchForm())
                .isEqualTo("zhang.san@example.com");
    }
}
