package io.guanhu.platform.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefixesTests {

    @Test
    void findsWhatDiffersOnEitherSide() {
        var there = List.of(
                new CensusPart("00", 2, "aa"),
                new CensusPart("01", 1, "bb"),
                new CensusPart("02", 1, "cc"),
                new CensusPart("04", 1, "dd"));
        var here = List.of(
                new CensusPart("00", 2, "aa"),
                new CensusPart("01", 2, "bb"),
                new CensusPart("02", 1, "c0"),
                new CensusPart("03", 1, "ee"));

        assertThat(Prefixes.differing(there, here)).containsExactly("01", "02", "03", "04");
        assertThat(Prefixes.differing(there, there)).isEmpty();
    }

    /** Parts that differ for good must not keep the others from ever being asked for. */
    @Test
    void beginsElsewhereInEachCensusSoThatEachPartHasItsTurn() {
        List<String> all =
                IntStream.range(0, 1024).mapToObj(at -> "00%04x".formatted(at)).toList();
        Set<String> reached = new HashSet<>();
        for (long at = 0; at < 100; at++) {
            UUID census = new UUID(0x019a_0000_0000_7000L, 0x8000_0000_0000_0000L + at * 7_919);
            List<String> some = Prefixes.some(all, census, 256);
            assertThat(some).hasSize(256).doesNotHaveDuplicates();
            reached.addAll(some);
        }
        assertThat(reached).containsAll(all);
        assertThat(Prefixes.some(List.of("00", "01"), new UUID(0, 1), 256)).containsExactlyInAnyOrder("00", "01");
        assertThat(Prefixes.some(List.of(), new UUID(0, 1), 256)).isEmpty();
    }

    @Test
    void knowsWhatAPartIsAPartOf() {
        assertThat(Prefixes.parents(List.of(new CensusPart("0a1b", 1, "")))).containsExactly("0a");
        assertThat(Prefixes.parent("ff")).isEqualTo(Prefixes.ALL);
    }
}
