package io.guanhu.privacy.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.privacy.model.calendar.CalendarYear.Kind;
import io.guanhu.privacy.model.calendar.CalendarYear.Stretch;
import io.guanhu.privacy.model.calendar.WorkingDays.YearMissingException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

    private static final WorkingDays DAYS = new WorkingDays(List.of(year(
            2026, stretch("2026-05-01", Kind.OFF), stretch("2026-05-04", Kind.OFF), stretch("2026-05-09", Kind.WORK))));

    private static CalendarYear year(int year, Stretch... stretches) {
        return new CalendarYear(year, List.of(stretches));
    }

    private static Stretch stretch(String day, Kind kind) {
        return new Stretch(LocalDate.parse(day), LocalDate.parse(day), kind, "Holiday");
    }

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
                .isInstanceOfSatisfying(
                        YearMissingException.class,
                        missing -> assertThat(missing.year()).isEqualTo(2027))
                .hasMessageContaining("2027");
    }

    @Test
    void goesOnIntoAYearThatWasPublishedSince() {
        WorkingDays published = DAYS.with(List.of(year(2027, stretch("2027-01-01", Kind.OFF))));
        assertThat(published.after(LocalDate.of(2026, 12, 30), 2)).isEqualTo("2027-01-04");
        assertThat(published.isWorking(LocalDate.of(2026, 5, 9))).isTrue();
    }

    @Test
    void takesAnAmendedYearInPlaceOfTheFormer() {
        WorkingDays amended = DAYS.with(List.of(year(2026, stretch("2026-05-05", Kind.OFF))));
        assertThat(amended.isWorking(LocalDate.of(2026, 5, 4))).isTrue();
        assertThat(amended.isWorking(LocalDate.of(2026, 5, 5))).isFalse();
    }

    @Test
    void tellsHowFarItKnowsOverYearsThatFollowEachOther() {
        WorkingDays published = DAYS.with(List.of(year(2029), year(2027)));
        assertThat(published.years()).extracting(CalendarYear::year).containsExactly(2026, 2027, 2029);
        assertThat(published.knownUntil(LocalDate.of(2026, 11, 22))).isEqualTo("2027-12-31");
        assertThat(published.knownUntil(LocalDate.of(2029, 1, 1))).isEqualTo("2029-12-31");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22, 2026-12-31", "2025-12-31, 2025-12-30", "2027-01-01, 2026-12-31"})
    void tellsHowFarItKnows(LocalDate from, LocalDate until) {
        assertThat(DAYS.knownUntil(from)).isEqualTo(until);
    }
}
