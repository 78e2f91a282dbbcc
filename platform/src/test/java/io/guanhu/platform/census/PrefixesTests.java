package io.guanhu.platform.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixesTests {

    @Test
    void findsWhatDiffersOnEitherSide() {
        var there =
                List.of(
                        new CensusPart("00", 2, "aa"),
                        new CensusPart("01", 1, "bb"),
                        new CensusPart("02", 1, "cc"),
                        new CensusPart("04", 1, "dd"));
        var here =
                List.of(
                        new CensusPart("00", 2, "aa"),
                        new CensusPart("01", 2, "bb"),
                        new CensusPart("02", 1, "c0"),
                        new CensusPart("03", 1, "ee"));

        assertThat(Prefixes.differing(there, here)).containsExactly("01", "02", "03", "04");
        assertThat(Prefixes.differing(there, there)).isEmpty();
    }

    @Test
    void knowsWhatAPartIsAPartOf() {
        assertThat(Prefixes.parents(List.of(new CensusPart("0a1b", 1, "")))).containsExactly("0a");
        assertThat(Prefixes.parent("ff")).isEqualTo(Prefixes.ALL);
    }
}
