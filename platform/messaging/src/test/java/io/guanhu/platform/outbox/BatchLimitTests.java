package io.guanhu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchLimitTests {

    private final BatchLimit limit = new BatchLimit(1000, 4_000_000);

    @Test
    void halvesWhatWasTooMuchAndNeverBelowOne() {
        limit.late();
        assertThat(limit.rows()).isEqualTo(500);
        assertThat(limit.bytes()).isEqualTo(2_000_000);

        for (int i = 0; i < 50; i++) {
            limit.late();
        }
        assertThat(limit.rows()).isOne();
        assertThat(limit.bytes()).isOne();
    }

    @Test
    void growsBackToWhatIsConfiguredAndNoFurther() {
        for (int i = 0; i < 50; i++) {
            limit.late();
        }
        for (int i = 0; i < 50; i++) {
            limit.inTime();
        }
        assertThat(limit.rows()).isEqualTo(1000);
        assertThat(limit.bytes()).isEqualTo(4_000_000);
    }
}
