package io.guanhu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadPositionTests {

    private final ReadPosition from = new ReadPosition();

    @Test
    void startsAtTheBeginning() {
        from.record(10, 1L);
        from.read(500, 10);

        assertThat(from.after()).isZero();
    }

    @Test
    void skipsPublishedRowsOnceNoLowerNumberCanBeCommitted() {
        from.read(500, 10);
        from.record(10, null);

        assertThat(from.after()).isEqualTo(500);
    }

    @Test
    void waitsForAWriterThatMayHoldALowerNumber() {
        from.read(500, 10);
        from.record(9, null);

        assertThat(from.after()).isZero();
    }

    @Test
    void goesNoFurtherThanTheFirstRowThatWaits() {
        from.read(500, 10);
        from.record(10, 300L);

        assertThat(from.after()).isEqualTo(299);
    }

    @Test
    void goesNoFurtherThanWhatWasRead() {
        from.read(500, 10);
        from.record(10, 700L);

        assertThat(from.after()).isEqualTo(500);
    }

    @Test
    void keepsWhatWasReadFirstWhileItWaitsForWriters() {
        from.read(500, 10);
        from.read(900, 20);
        from.record(10, null);

        assertThat(from.after()).isEqualTo(500);
    }

    @Test
    void goesOnWithEveryBatch() {
        from.read(500, 10);
        from.record(11, 501L);
        from.read(900, 11);
        from.record(12, 901L);

        assertThat(from.after()).isEqualTo(900);
    }

    @Test
    void neverGoesBack() {
        from.read(500, 10);
        from.record(10, null);
        from.read(600, 11);
        from.record(11, 400L);

        assertThat(from.after()).isEqualTo(500);
    }

    @Test
    void forgetsEverythingWhenItStartsAgain() {
        from.read(500, 10);
        from.startAgain();
        from.record(10, null);

        assertThat(from.after()).isZero();
    }
}
