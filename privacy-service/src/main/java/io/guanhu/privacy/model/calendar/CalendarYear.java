package io.guanhu.privacy.model.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The State Council's calendar of one year: the days that differ from an ordinary week.
 *
 * @param stretches without overlaps, all within the year
 */
public record CalendarYear(int year, List<Stretch> stretches) {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    public enum Kind {
        /** A day off, whatever day of the week it is. */
        OFF,
        /** A weekend day that is a working day in exchange. */
        WORK
    }

    /** Consecutive days, both ends included, and the holiday they belong to. */
    public record Stretch(LocalDate from, LocalDate to, Kind kind, String name) {

        Stream<LocalDate> days() {
            return from.datesUntil(to.plusDays(1));
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * Why stretches are not valid for a year.
     *
     * @param index which stretch, from 0
     * @param field {@code from}, {@code to} or {@code kind}
     * @param code {@code other-year}, {@code ends-before-it-begins}, {@code not-a-weekend} or
     *     {@code overlap}
     */
    public record Mistake(int index, String field, String code) {}

    /**
     * Validates the stretches.
     *
     * @throws IllegalArgumentException if there is a {@link #mistake}
     */
    public CalendarYear {
        stretches = List.copyOf(stretches);
        mistake(year, stretches).ifPresent(mistake -> {
            throw new IllegalArgumentException(mistake.toString());
        });
    }

    /** The first mistake in the stretches of a year. */
    public static Optional<Mistake> mistake(int year, List<Stretch> stretches) {
        var seen = new HashSet<LocalDate>();
        for (int index = 0; index < stretches.size(); index++) {
            Stretch stretch = stretches.get(index);
            if (stretch.from().getYear() != year) {
                return Optional.of(new Mistake(index, "from", "other-year"));
            }
            if (stretch.to().getYear() != year) {
                return Optional.of(new Mistake(index, "to", "other-year"));
            }
            if (stretch.to().isBefore(stretch.from())) {
                return Optional.of(new Mistake(index, "to", "ends-before-it-begins"));
            }
            if (stretch.kind() == Kind.WORK && !stretch.days().allMatch(day -> WEEKEND.contains(day.getDayOfWeek()))) {
                return Optional.of(new Mistake(index, "kind", "not-a-weekend"));
            }
            if (!stretch.days().allMatch(seen::add)) {
                return Optional.of(new Mistake(index, "from", "overlap"));
            }
        }
        return Optional.empty();
    }

    boolean isWorking(LocalDate day) {
        return stretches.stream()
                .filter(stretch -> stretch.covers(day))
                .findFirst()
                .map(stretch -> stretch.kind() == Kind.WORK)
                .orElseGet(() -> !WEEKEND.contains(day.getDayOfWeek()));
    }
}
