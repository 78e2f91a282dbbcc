package io.guanhu.privacy.model.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The working days in China: weekdays, without the days off and with the make-up days that the
 * State Council publishes for each year.
 */
public final class WorkingDays {

    private final NavigableMap<Integer, CalendarYear> years = new TreeMap<>();

    /** The calendar of a year is missing; guessing could break a deadline. */
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

    /** If there are several calendars for one year, the last one counts. */
    public WorkingDays(Collection<CalendarYear> calendars) {
        calendars.forEach(each -> years.put(each.year(), each));
    }

    /** These working days, with newer calendars added or replacing present ones. */
    public WorkingDays with(Collection<CalendarYear> newer) {
        var merged = new WorkingDays(years.values());
        newer.forEach(each -> merged.years.put(each.year(), each));
        return merged;
    }

    /** The known calendars, by year. */
    public List<CalendarYear> years() {
        return List.copyOf(years.values());
    }

    /**
     * Whether a day is a working day.
     *
     * @throws YearMissingException if the calendar of that year is missing
     */
    public boolean isWorking(LocalDate day) {
        CalendarYear year = years.get(day.getYear());
        if (year == null) {
            throw new YearMissingException(day.getYear());
        }
        return year.isWorking(day);
    }

    /**
     * The last of the given number of working days after a day.
     *
     * @throws YearMissingException if the calendar of a year on the way is missing
     */
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

    /**
     * The last day whose status is known, from this day on; the day before it if its year is
     * unknown.
     */
    public LocalDate knownUntil(LocalDate day) {
        int year = day.getYear();
        if (!years.containsKey(year)) {
            return day.minusDays(1);
        }
        while (years.containsKey(year + 1)) {
            year++;
        }
        return LocalDate.of(year, 12, 31);
    }
}
