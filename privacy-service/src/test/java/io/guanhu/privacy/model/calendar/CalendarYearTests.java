package io.guanhu.privacy.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.privacy.model.calendar.CalendarYear.Kind;
import io.guanhu.privacy.model.calendar.CalendarYear.Mistake;
import io.guanhu.privacy.model.calendar.CalendarYear.Stretch;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarYearTests {

    private static final Stretch LABOUR_DAY = stretch("2026-05-01", "2026-05-05", Kind.OFF);

    private static Stretch stretch(String from, String to, Kind kind) {
        return new Stretch(LocalDate.parse(from), LocalDate.parse(to), kind, "Labour Day");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2026-01-02, OFF, from, other-year",
        "2026-12-31, 2027-01-02, OFF, to, other-year",
        "2026-06-02, 2026-06-01, OFF, to, ends-before-it-begins",
        "2026-05-08, 2026-05-09, WORK, kind, not-a-weekend",
        "2026-05-05, 2026-05-06, OFF, from, overlap",
        "2026-05-02, 2026-05-02, WORK, from, overlap"
    })
    void namesTheFirstMistake(String from, String to, Kind kind, String field, String code) {
        List<Stretch> stretches = List.of(LABOUR_DAY, stretch(from, to, kind));
        assertThat(CalendarYear.mistake(2026, stretches)).contains(new Mistake(1, field, code));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarYear(2026, stretches))
                .withMessageContaining(code);
    }

    @Test
    void acceptsHolidaysAndTheWeekendsWorkedInExchange() {
        assertThat(CalendarYear.mistake(2026, List.of(LABOUR_DAY, stretch("2026-05-09", "2026-05-10", Kind.WORK))))
                .isEmpty();
    }
}
