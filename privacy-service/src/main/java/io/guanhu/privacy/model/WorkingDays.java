package io.guanhu.privacy.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The working days of China: weekdays, less the days off and plus the make-up days that the State
 * Council publishes for each year.
 */
public final class WorkingDays {

    private final Map<Integer, Year> years;

    /** The exceptions of one year. */
    public record Year(Set<LocalDate> off, Set<LocalDate> work) {
        public Year {
            off = Set.copyOf(off);
            work = Set.copyOf(work);
        }
    }

    /** The calendar of a year was not given to this service; guessing would break a deadline. */
    public static final class YearMissingException extends IllegalStateException {

        private final int year;

        YearMissingException(int year) {
            super("The working-day calendar of " + year + " is missing");
            this.year = year;
        }

        public int year() {
            return year;
        }
    }

    public WorkingDays(Map<Integer, Year> years) {
        this.years = new TreeMap<>(years);
    }

    /**
     * Whether a day is a working day.
     *
     * @throws YearMissingException if the calendar of that year is missing
     */
    public boolean isWorking(LocalDate day) {
        Year year = years.get(day.getYear());
        if (year == null) {
            throw new YearMissingException(day.getYear());
        }
        if (year.work().contains(day)) {
            return true;
        }
        return !year.off().contains(day)
                && day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The last of the given number of working days that follow a day. */
    public LocalDate after(LocalDate day, int workingDays) {
        LocalDate reached = day;
        for (int counted = 0; counted < workingDays; ) {
            reached = reached.plusDays(1);
            if (isWorking(reached)) {
                counted++;
            }
        }
        return reached;
    }
}
