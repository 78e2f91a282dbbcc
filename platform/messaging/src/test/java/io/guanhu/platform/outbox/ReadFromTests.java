package io.guanhu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.outbox.ReadFrom.Look;
import org.junit.jupiter.api.Test;

class ReadFromTests {

    private final ReadFrom from = new ReadFrom();

    @Test
    void startsAtTheBeginning() {
        from.note(new Look(10, 10, 1L, 500L));

        assertThat(from.after()).isZero();
    }

    @Test
    void leavesOutWhatWasPublishedOnceNobodyCanCommitALowerNumber() {
        from.note(new Look(8, 10, 1L, 500L));
        from.note(new Look(10, 12, null, null));

        assertThat(from.after()).isEqualTo(500);
    }

    @Test
    void waitsForAWriterThatMayHoldALowerNumber() {
        from.note(new Look(8, 10, 1L, 500L));
        from.note(new Look(9, 12, null, null));

        assertThat(from.after()).isZero();
    }

    @Test
    void goesNoFurtherThanTheFirstRowThatWaits() {
        from.note(new Look(8, 10, 1L, 500L));
        from.note(new Look(10, 12, 300L, 800L));

        assertThat(from.after()).isEqualTo(299);
    }

    @Test
    void goesNoFurtherThanWhatTheEarlierLookSaw() {
        from.note(new Look(8, 10, 1L, 500L));
        from.note(new Look(10, 12, 700L, 800L));

        assertThat(from.after()).isEqualTo(500);
    }

    @Test
    void keepsTheOlderLookWhileItWaitsForWriters() {
        from.note(new Look(8, 10, 1L, 500L));
        from.note(new Look(8, 20, 501L, 900L));
        from.note(new Look(10, 21, null, null));

        assertThat(from.after()).isEqualTo(500);
    }

    @Test
    void goesOnWithEveryLook() {
        from.note(new Look(10, 10, 1L, 500L));
        from.note(new Look(10, 11, 501L, 900L));
        from.note(new Look(11, 12, 901L, 950L));

        assertThat(from.after()).isEqualTo(900);
    }

    @Test
    void neverGoesBack() {
        from.note(new Look(10, 10, 1L, 500L));
        from.note(new Look(10, 11, 501L, 600L));
        from.note(new Look(11, 12, 400L, 600L));

        assertThat(from.after()).isEqualTo(500);
    }

    @Test
    void forgetsEverythingWhenItStartsAgain() {
        from.note(new Look(10, 10, 1L, 500L));
        from.startAgain();
        from.note(new Look(10, 11, null, null));

        assertThat(from.after()).isZero();
    }
}
