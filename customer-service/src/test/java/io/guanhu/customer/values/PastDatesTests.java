package io.guanhu.customer.values;

import static io.guanhu.customer.values.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastDatesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @ParameterizedTest
    @CsvSource({
        "2026-11-26, 2026-11-26",
        "' 2026-11-25 ', 2026-11-25",
        "２０２６-01-31, 2026-01-31",
        "\u202A2026-01-31\u202C, 2026-01-31",
        "=\"2026-01-31\", 2026-01-31",
        "2000-01-01, 2000-01-01",
        "1970-01-02, 1970-01-02",
        "1950-01-01, 1950-01-01"
    })
    void readsADayOfThePast(String typed, LocalDate day) {
        assertThat(PastDates.read(typed, TODAY)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "1900-01-01, date-placeholder",
        "0001-01-01, date-placeholder",
        "1601-01-01, date-placeholder",
        "1753-01-01, date-placeholder",
        "1899-12-30, date-placeholder",
        "1899-12-31, date-placeholder",
        "1904-01-01, date-placeholder",
        "1969-12-31, date-placeholder",
        "1970-01-01, date-placeholder",
        "1980-01-01, date-placeholder",
        "2079-06-06, date-placeholder",
        "2099-12-31, date-placeholder",
        "9999-12-31, date-placeholder",
        "0000-01-01, date-too-early",
        "0044-03-15, date-too-early",
        "1949-12-31, date-too-early",
        "2026-11-27, date-in-future",
        "9999-12-30, date-in-future",
        "-0044-03-15, date-format",
        "-999999999-01-01, date-format",
        "+999999999-12-31, date-format",
        "+10000-01-01, date-format",
        "2026-02-30, date-format",
        "2026-13-01, date-format",
        "2026-1-31, date-format",
        "26-01-31, date-format",
        "20260131, date-format",
        "2026/01/31, date-format",
        "31.1.2026, date-format",
        "2026-01-31T00:00:00Z, date-format",
        "46053, date-format",
        "'', date-format"
    })
    void refusesWhatNothingHappenedOn(String typed, String code) {
        assertRefused(code, () -> PastDates.read(typed, TODAY));
    }

    @ParameterizedTest
    @CsvSource({"-999999999-01-01, date-too-early", "+999999999-12-31, date-in-future", "1900-01-01, date-placeholder"})
    void refusesADayThatWasReadAlready(LocalDate day, String code) {
        assertRefused(code, () -> PastDates.require(day, TODAY));
    }

    @Test
    void onePersonDecidesNothingAboutRetention() {
        PastDates.requireRecent(TODAY.minusMonths(3), TODAY);
        assertRefused(
                "date-needs-second-person",
                () -> PastDates.requireRecent(TODAY.minusMonths(3).minusDays(1), TODAY));
    }
}
