package io.guanhu.customer.values;

import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.TypedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Days that the retention of data counts from. Old systems write a day of their own where they know
 * none; taken for a day of the past, it would say that every law has let go long ago.
 */
public final class PastDates {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** No record of today's banks tells of an earlier day. */
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

    /** The zero of calendars and clocks, or the day before where the zone was lost, and "never". */
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

    /** The shortest period of law that counts from such a day is six months. */
    private static final Period BY_ONE_PERSON = Period.ofMonths(3);

    private PastDates() {}

    /**
     * Reads a day that is not in the future.
     *
     * @throws InvalidValueException if it is none, or none that anything can have happened on
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
     * Refuses what nothing can have happened on.
     *
     * @throws InvalidValueException if it lies in the future, too far back or for "unknown"
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
     * Refuses a day that one person alone may not give: it lies so far back that it would decide
     * whether data must still be kept.
     *
     * @throws InvalidValueException if it does
     */
    public static void requireRecent(LocalDate day, LocalDate today) {
        if (day.isBefore(today.minus(BY_ONE_PERSON))) {
            throw new InvalidValueException("date-needs-second-person");
        }
    }
}
