package io.guanhu.customer.values;

import static io.guanhu.customer.values.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressesTests {

    /** Domains as registries write them by IDNA2008; the older rules lead to other domains. */
    @ParameterizedTest
    @CsvSource({
        "a@example.com, a@example.com",
        "' Zhang.San@Example.COM ', Zhang.San@example.com",
        "ａ＠ｅｘａｍｐｌｅ．ｃｏｍ, a@example.com",
        "a+b@sub.example.co.uk, a+b@sub.example.co.uk",
        "a@例子.测试, a@xn--fsqu00a.xn--0zwm56d",
        "a@例子。测试, a@xn--fsqu00a.xn--0zwm56d",
        "zz1@straße.example, zz1@xn--strae-oqa.example",
        "zz1@STRAẞE.example, zz1@xn--strae-oqa.example",
        "a@faß.example, a@xn--fa-hia.example",
        "a@βόλος.example, a@xn--nxasmm1c.example",
        "a@ΒΌΛΟΣ.example, a@xn--nxasmq6b.example",
        "a@bücher.example, a@xn--bcher-kva.example",
        "a@bu\u0308cher.example, a@xn--bcher-kva.example",
        "a@xn--bcher-kva.example, a@xn--bcher-kva.example",
        "a@نامه\u200Cای.example, a@xn--mgba3gch31f060k.example",
        "a@l·l.cat, a@xn--ll-0ea.cat",
        "\u202Aa@example.com\u202C, a@example.com",
        "a@exam\u00ADple.com, a@example.com"
    })
    void readsWhatPeopleType(String typed, String address) {
        assertThat(EmailAddresses.parse(typed).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "'', email-format",
        "a, email-format",
        "@, email-format",
        "a@, email-format",
        "@example.com, email-format",
        "a@example, email-format",
        "a@@example.com, email-format",
        "a b@example.com, email-format",
        "a@exam ple.com, email-format",
        ".a@example.com, email-format",
        "a.@example.com, email-format",
        "a..b@example.com, email-format",
        "a@1.2.3.4, email-format",
        "Zhang San <a@example.com>, email-format",
        "mailto:a@example.com, email-format",
        "\"a b\"@example.com, email-format",
        "a@[127.0.0.1], email-domain",
        "a@-example.com, email-domain",
        "a@example-.com, email-domain",
        "a@example..com, email-domain",
        "a@exa_mple.com, email-domain",
        "a@ex--ample.com, email-domain",
        "a@xn--bcher-kv.example, email-domain",
        "a@xn--999999999.example, email-domain",
        "a@xn--a.example, email-domain",
        "a@☕.example, email-domain",
        "a@i❤.example, email-domain",
        "a@l·a.example, email-domain",
        "a@אa.example, email-domain",
        "张三@example.com, email-local-part",
        "josé@example.com, email-local-part",
        "用户@例子.测试, email-local-part"
    })
    void refusesWhatIsNoAddressAndSaysWhy(String typed, String code) {
        assertRefused(code, () -> EmailAddresses.parse(typed));
    }

    @Test
    void refusesALabelThatIsTooLongInAscii() {
        assertThat(EmailAddresses.parse("a@" + "b".repeat(63) + ".example").address())
                .hasSize(73);
        assertRefused("email-domain", () -> EmailAddresses.parse("a@" + "b".repeat(64) + ".example"));
        assertRefused("email-domain", () -> EmailAddresses.parse("a@" + "张".repeat(60) + ".example"));
    }

    @Test
    void refusesALocalPartThatIsTooLong() {
        assertThat(EmailAddresses.parse("a".repeat(64) + "@example.com").address())
                .hasSize(76);
        assertRefused("email-format", () -> EmailAddresses.parse("a".repeat(65) + "@example.com"));
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        String domain = ("@" + ("b".repeat(61) + ".").repeat(3)) + "com";
        assertThat(EmailAddresses.parse("a".repeat(64) + domain).address()).hasSize(254);
        assertRefused("email-format", () -> EmailAddresses.parse("a".repeat(64) + domain + "m"));
    }

    @Test
    void isSearchedWithoutCase() {
        assertThat(EmailAddresses.parse("Zhang.San@Example.COM").searchForm()).isEqualTo("zhang.san@example.com");
    }
}
