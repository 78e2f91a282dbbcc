package io.guanhu.tlog.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddCheckpointTests {

    /** The example of the specification. */
    private static final String EXAMPLE = """
            old 20852014
            PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
            jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
            5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
            /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            \u2014 example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
            """;

    @Test
    void readsAndWritesTheExampleOfTheSpecification() {
        AddCheckpoint request = parse(EXAMPLE);

        assertThat(request.old()).isEqualTo(20852014);
        assertThat(request.proof()).hasSize(4);
        assertThat(request.checkpoint().signatures()).hasSize(2);
        assertThat(request).hasToString(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 1\n",
                "HEAD",
                "old\n\nHEAD",
                "old 01\n\nHEAD",
                "old -1\n\nHEAD",
                "old +1\n\nHEAD",
                "old 1 \n\nHEAD",
                "OLD 1\n\nHEAD",
                "old 1\r\n\nHEAD",
                "old 9223372036854775808\n\nHEAD",
                "old 1\nHEAD",
                "old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw\n\nHEAD",
                "old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkax=\n\nHEAD",
                "old 1\nAAAA\n\nHEAD",
                "old 1\n\nno.checkpoint\n\n\u2014 a AAAAAAA=\n",
                "old 1\n\norigin\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u2014 a AAAAAAA=\n",
                "old 1\n\norigin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
            })
    void refusesWhatIsNotARequest(String text) {
        String body = text.replace("HEAD", EXAMPLE.substring(EXAMPLE.indexOf("\n\n") + 2));

        assertThatIllegalArgumentException().isThrownBy(() -> parse(body));
    }

    @Test
    void refusesMoreThan63Hashes() {
        String head = EXAMPLE.substring(EXAMPLE.indexOf("\n\n") + 1);
        String hash = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n";

        assertThat(parse("old 1\n" + hash.repeat(63) + head).proof()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> parse("old 1\n" + hash.repeat(64) + head));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] body = EXAMPLE.getBytes(StandardCharsets.UTF_8);
        body[EXAMPLE.indexOf("behind")] = (byte) 0xff;

        assertThatIllegalArgumentException().isThrownBy(() -> AddCheckpoint.parse(body));
    }

    @Test
    void readsASize() {
        assertThat(AddCheckpoint.size("20852014\n")).isEqualTo(20852014);
        assertThatIllegalArgumentException().isThrownBy(() -> AddCheckpoint.size("20852014"));
        assertThatIllegalArgumentException().isThrownBy(() -> AddCheckpoint.size("0x1\n"));
    }

    private static AddCheckpoint parse(String body) {
        return AddCheckpoint.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
