package io.guanhu.customer.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.job.Job;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {

    private static final UUID CUSTOMER = new UUID(1, 2);

    /** Otherwise customers before the page would get no tokens of the later version. */
    @Test
    void countsAPageForTheVersionThatItWasDoneFor() {
        Position position = at(Position.after(7, CUSTOMER));
        assertThat(position.pageOf(7)).isEqualTo(CUSTOMER);
        assertThat(position.pageOf(8)).isNull();
        assertThat(position.epoch()).isNull();
    }

    @Test
    void keepsTheEpochOfTheOldVersion() {
        Position position = at(Position.awaitingEpoch(42));
        assertThat(position.epoch()).isEqualTo(42);
        assertThat(position.pageOf(0)).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {Position.NEW, Position.BEGUN, Position.TURNED})
    void beginsAtTheBeginningOfAPhase(@Nullable String text) {
        Position position = at(text);
        assertThat(position.pageOf(7)).isNull();
        assertThat(position.epoch()).isNull();
    }

    private static Position at(@Nullable String text) {
        return Position.of(new Job(
                CUSTOMER,
                TokenRotation.TYPE,
                Job.State.RUNNING,
                "schedule",
                text,
                0,
                0,
                null,
                false,
                1,
                Instant.EPOCH,
                Instant.EPOCH));
    }
}
