package io.guanhu.customer.values;

import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.TypedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Dates from which retention counts. Old systems write a placeholder if they do not know the date.
 * Mistaken for a date in the past, it would mean that every retention period ended long ago.
 */
public final class PastDates {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Today's banks have no records from earlier days. */
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

    /**
     * The zero of calendars and clocks, or the day before if the time zone was lost, and "never".
     */
    private static final Set<LocalDate> PLACEHOLDERS = Set.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(1582, 10, 15),
            LocalDate.of(1600, 12, 31),
            LocalDate.of(1601, 1, 1),
            LocalDate.of(1753, 1, 1),
            LocalDate.of(1800, 1, 1),
            LocalDate.of(1858, 11, 17),
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1901, 1, 1),
            LocalDate.of(1904, 1, 1),
            LocalDate.of(1969, 12, 31),
            LocalDate.of(1970, 1, 1),
            LocalDate.of(1979, 12, 31),
            LocalDate.of(1980, 1, 1),
            LocalDate.of(2079, 6, 6),
            LocalDate.of(2099, 12, 31),
            LocalDate.of(2999, 12, 31),
            LocalDate.of(9999, 12, 31));

    /** The shortest statutory period that counts from such a date is six months. */
    private static final Period BY_ONE_PERSON = Period.ofMonths(3);

    private PastDates() {}

    /**
     * Reads a date that is not in the future.
     *
     * @throws InvalidValueException if it is invalid, or a day on which nothing can have happened
     */
    public static LocalDate read(String typed, LocalDate today) {
        String text = TypedText.plain(typed);
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException("date-format");
        }
        try {
            LocalDate day = LocalDate.parse(text);
            require(day, today);
            return day;
        } catch (DateTimeException wrong) {
            throw new InvalidValueException("date-format");
        }
    }

    /**
     * Refuses days on which nothing can have happened.
     *
     * @throws InvalidValueException if it is in the future, too long ago, or stands for "unknown"
     */
    public static void require(LocalDate day, LocalDate today) {
        if (PLACEHOLDERS.contains(day)) {
            throw new InvalidValueException("date-placeholder");
        }
        if (day.isAfter(today)) {
            throw new InvalidValueException("date-in-future");
        }
        if (day.isBefore(EARLIEST)) {
            throw new InvalidValueException("date-too-early");
        }
    }

    /**
     * Refuses a date that one person alone may not enter, because it is so long ago that it would
     * determine whether data must still be kept.
     *
     * @throws InvalidValueException if it is
     */
    public static void requireRecent(LocalDate day, LocalDate today) {
        if (day.isBefore(today.minus(BY_ONE_PERSON))) {
            throw new InvalidValueException("date-needs-second-person");
        }
    }
}
