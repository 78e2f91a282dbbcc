package io.guanhu.privacy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.privacy.model.WorkingDays.YearMissingException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

    private static final WorkingDays DAYS =
            new WorkingDays(
                    Map.of(
                            2026,
                            new WorkingDays.Year(
                                    Set.of(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 4)),
                                    Set.of(LocalDate.of(2026, 5, 9)))));

    @ParameterizedTest
    @CsvSource({
        "2026-04-30, true",
        "2026-05-01, false",
        "2026-05-02, false",
        "2026-05-04, false",
        "2026-05-05, true",
        "2026-05-09, true",
        "2026-05-10, false"
    })
    void knowsDaysOffAndMakeUpDays(LocalDate day, boolean working) {
        assertThat(DAYS.isWorking(day)).isEqualTo(working);
    }

    @Test
    void countsWorkingDaysOnly() {
        assertThat(DAYS.after(LocalDate.of(2026, 4, 30), 5)).isEqualTo("2026-05-09");
    }

    @Test
    void failsLoudlyOnAYearItDoesNotKnow() {
        assertThatThrownBy(() -> DAYS.after(LocalDate.of(2026, 12, 30), 5))
                .isInstanceOf(YearMissingException.class)
                .hasMessageContaining("2027");
    }
}
