package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LeakSearchTests {

    private static final List<Needle> NEEDLES = List.of(
            new Needle("phone", "14212345678"),
            new Needle("name", "阿依古丽·依明"),
            new Needle("email", "kehu1a2b3c@example.com"));

    private static Set<Leak> search(byte[] bytes) {
        LeakSearch search = new LeakSearch(NEEDLES);
        search.search("there", bytes);
        return search.leaks();
    }

    private static Set<Leak> search(String text) {
        return search(text.getBytes(StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> findsEveryValueInEveryForm() {
        return NEEDLES.stream()
                .flatMap(needle -> Forms.of(needle.value()).entrySet().stream()
                        .map(form -> DynamicTest.dynamicTest(
                                needle.kind() + " " + form.getKey(), () -> finds(form.getValue()))));
    }

    private static void finds(byte[] form) {
        ByteArrayOutputStream hay = new ByteArrayOutputStream();
        byte[] noise = new byte[1_000];
        new Random(1).nextBytes(noise);
        hay.writeBytes(noise);
        hay.write(' ');
        hay.writeBytes(form);
        hay.write(' ');
        hay.writeBytes(noise);
        assertThat(search(hay.toByteArray())).isNotEmpty();
    }

    @Test
    void findsBase64WhereverItBegins() {
        for (String before : new String[] {"", "a", "ab", "abc", "{\"name\":\""}) {
            byte[] document = (before + "阿依古丽·依明" + "\"}").getBytes(StandardCharsets.UTF_8);
            assertThat(search(Base64.getEncoder().encodeToString(document)))
                    .as(before)
                    .isNotEmpty();
            assertThat(search(Base64.getUrlEncoder().encodeToString(document)))
                    .as(before)
                    .isNotEmpty();
        }
    }

    @Test
    void findsAPhoneBehindItsCountryCode() {
        assertThat(search("to +8614212345678.")).hasSize(1);
    }

    @Test
    void takesNoLongerNumberForAPhone() {
        assertThat(search("9142123456780")).isEmpty();
        assertThat(search("142123456789")).isEmpty();
    }

    @Test
    void findsNothingInNoise() {
        byte[] noise = new byte[5_000_000];
        new Random(2).nextBytes(noise);
        assertThat(search(noise)).isEmpty();
        assertThat(search(Base64.getEncoder().encodeToString(noise))).isEmpty();
    }

    @Test
    void saysWhereAndWhatButNotTheValue() {
        assertThat(search("14212345678").toString())
                .contains("there", "phone", "UTF-8")
                .doesNotContain("14212345678");
    }
}
