package io.guanhu.privacy.model.law;

import io.guanhu.privacy.model.Codes;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;

/** How a rule's period is counted. */
public enum PeriodRule {
    /** A minimum, counted as in the Civil Code. */
    CIVIL_MIN,
    /**
     * A minimum that starts on the first day after the fiscal year, which for a bank in China is
     * the calendar year.
     */
    FISCAL_YEAR,
    TAX,
    /** A maximum. */
    MAX,
    /** Prolongs another rule's period while its reason lasts. */
    EXTEND_AT_EXPIRY,
    YEARLY_REVIEW,
    NONE;

    /** The rule with that name in the rules file, such as {@code civil-min}. */
    static PeriodRule named(String name) {
        return Arrays.stream(values())
                .filter(each -> Codes.of(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such period rule: " + name));
    }

    public String code() {
        return Codes.of(this);
    }

    /**
     * The last day of a period. The day on which it starts does not count (Civil Code art. 201),
     * and it ends on the corresponding day, or on the month's last day if there is none (art. 202).
     * The data may therefore be erased from the <em>next</em> day on.
     *
     * <p>Accounting files count from 1 January after the year. That day does count, so they end on
     * 31 December. Art. 203, which postpones a last day that falls on a holiday, is not applied,
     * because the dates lie years beyond any published calendar.
     */
    LocalDate lastDay(LocalDate start, Period period) {
        return this == FISCAL_YEAR
                ? LocalDate.of(start.getYear() + 1, 1, 1).plus(period).minusDays(1)
                : start.plus(period);
    }
}
