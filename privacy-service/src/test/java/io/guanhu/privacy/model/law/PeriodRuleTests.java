package io.guanhu.privacy.model.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last day of a period; what is kept may be erased from the day after. */
class PeriodRuleTests {

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "civil-min,   2025-03-31, P10Y, 2035-03-31, 民法典201 the first day does not count",
        "civil-min,   2025-01-01, P10Y, 2035-01-01, 民法典202 ends with the corresponding day",
        "civil-min,   2024-02-29, P10Y, 2034-02-28, 民法典202 no such day: the month's last",
        "civil-min,   2024-02-29, P20Y, 2044-02-29, 民法典202 there is such a day",
        "civil-min,   2025-08-31, P6M,  2026-02-28, 民法典202 months likewise",
        "civil-min,   2025-12-31, P3Y,  2028-12-31, 民法典200 years by the Gregorian calendar",
        "tax,         2024-05-20, P10Y, 2034-05-20, 税收征管法实施细则29",
        "max,         2020-02-29, P5Y,  2025-02-28, 征信业管理条例16",
        "fiscal-year, 2024-12-31, P30Y, 2054-12-31, 会计档案管理办法14 from 1 January after the year",
        "fiscal-year, 2024-05-20, P30Y, 2054-12-31, the year's day does not matter",
        "fiscal-year, 2024-01-01, P10Y, 2034-12-31, nor on its first day",
        "fiscal-year, 2023-12-31, P1Y,  2024-12-31, a leap year is a year"
    })
    void countsAsTheLawCounts(String rule, LocalDate start, Period period, LocalDate lastDay, String why) {
        assertThat(PeriodRule.named(rule).lastDay(start, period)).as(why).isEqualTo(lastDay);
        assertThat(PeriodRule.named(rule).code()).isEqualTo(rule);
    }

    @Test
    void refusesAWayItDoesNotKnow() {
        assertThatThrownBy(() -> PeriodRule.named("lunar")).isInstanceOf(IllegalArgumentException.class);
    }
}
