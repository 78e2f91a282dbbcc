package io.guanhu.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTimeTests {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

    private final LeafTime time = new LeafTime();

    private long read(String text) {
        byte[] bytes = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
        return time.microsSince2000(bytes, 1, bytes.length - 2);
    }

    @Test
    void readsWhatInstantWrites() {
        Random random = new Random(3);
        long seconds = FIRST.until(LAST, ChronoUnit.SECONDS);
        int[] fractions = {0, 1_000_000, 1_000, 1};
        for (int i = 0; i < 20_000; i++) {
            Instant at = FIRST.plusSeconds(random.nextLong(seconds))
                    .plusNanos((long) fractions[i % 4] * random.nextInt(1_000));

            assertThat(read(at.toString())).isEqualTo(FIRST.until(at, ChronoUnit.MICROS));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-20",
                "2026-11-20T01:02:03",
                "2026-11-20T01:02:03+",
                "2026-11-20T01:02:03.1Z",
                "2026-11-20T01:02:03,123Z",
                "2026-11-20 01:02:03Z",
                "2026-11-20T24:02:03Z",
                "2026-11-20T01:60:03Z",
                "2026-11-20T01:02:60Z",
                "2026-11-31T01:02:03Z",
                "2025-02-29T01:02:03Z",
                "2026-13-20T01:02:03Z",
                "2026-00-20T01:02:03Z",
                "2026-11-00T01:02:03Z",
                "1999-12-31T01:02:03Z",
                "3000-01-01T01:02:03Z",
                "x026-11-20T01:02:03Z",
                "2026-x1-20T01:02:03Z",
                "2026-11-x0T01:02:03Z",
                "2026-11-20Tx1:02:03Z",
                "2026-11-20T01:x2:03Z",
                "2026-11-20T01:02:x3Z",
                "2026-11-20T01:02:03.12xZ",
                "2026-11-20T-1:02:03Z"
            })
    void leavesWhatElseThereIsToOthers(String text) {
        assertThat(read(text)).isEqualTo(LeafTime.UNREADABLE);
    }
}
