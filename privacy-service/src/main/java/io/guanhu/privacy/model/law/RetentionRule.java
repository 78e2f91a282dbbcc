package io.guanhu.privacy.model.law;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.Codes;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One rule of retention law.
 *
 * @param categories the categories it applies to; all of them for {@code *}
 * @param period the minimum; absent for {@code until-closed} and {@code until-rule-ends}
 * @param maximum the maximum; absent if the rule has none
 */
public record RetentionRule(
        String id,
        String jurisdiction,
        Set<Category> categories,
        Action action,
        String minimum,
        @Nullable Period period,
        @Nullable Period maximum,
        PeriodRule periodRule,
        Clock clock,
        Force force,
        Text text) {

    /** What a rule requires. */
    public enum Action {
        /** Must be kept for the period. */
        KEEP,
        /** Must be kept as long as the reason lasts; a person starts and ends it. */
        HOLD,
        DELETE,
        /** Must not be kept longer than the period. */
        DELETE_AFTER,
        /** Data that must be kept may only be stored and secured. */
        RESTRICT,
        /** A ground for keeping, not a duty; a person invokes it. */
        MAY_HOLD;

        /** The action with that name in the rules file, such as {@code delete-after}. */
        public static Action named(String name) {
            for (Action each : values()) {
                if (each.code().equals(name)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("No such action: " + name);
        }

        public String code() {
            return Codes.of(this);
        }
    }

    /**
     * The event that starts the period.
     *
     * @param also other events that start it if the first one did not occur
     * @param stated whether the text itself names the event, or this project chose it
     */
    public record Clock(ClockStart start, Set<ClockStart> also, boolean stated) {

        public Clock {
            also = Set.copyOf(also);
        }
    }

    /**
     * Whether it binds the bank, and when.
     *
     * @param until the last day in force; absent if no end is known
     */
    public record Force(
            boolean bindsBank, LocalDate from, @Nullable LocalDate until) {

        boolean inForceOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /**
     * The text of the rule and its source.
     *
     * @param read {@code yes} if the article's text was read, {@code secondary} if it is known only
     *     from a secondary source; shown wherever the citation is
     */
    public record Text(String citation, String read, String source, String sourceDate, String quote, String note) {}

    public RetentionRule {
        categories = Set.copyOf(categories);
    }

    /**
     * Reads one line of the rules file.
     *
     * @param column the cell of a column; empty if there is none
     * @throws IllegalArgumentException if a cell is invalid
     */
    public static RetentionRule read(UnaryOperator<String> column) {
        String minimum = column.apply("minimum");
        String maximum = column.apply("maximum");
        String until = column.apply("in_force_until");
        return new RetentionRule(
                column.apply("rule"),
                column.apply("jurisdiction"),
                categoriesOf(column.apply("data_category")),
                Action.named(column.apply("action")),
                minimum,
                periodOf(minimum),
                maximum.isEmpty() ? null : periodOf(maximum),
                PeriodRule.named(column.apply("period_rule")),
                new Clock(
                        ClockStart.named(column.apply("starts_at")),
                        ClockStart.allNamed(column.apply("also_starts_at")),
                        yes(column.apply("start_stated"))),
                new Force(
                        yes(column.apply("binds_bank")),
                        dayOf(column.apply("in_force_from")),
                        until.isEmpty() ? null : dayOf(until)),
                textOf(column));
    }

    private static Text textOf(UnaryOperator<String> column) {
        String read = column.apply("text_read");
        if (!read.equals("yes") && !read.equals("secondary")) {
            throw new IllegalArgumentException("text_read is yes or secondary, not " + read);
        }
        return new Text(
                column.apply("citation"),
                read,
                column.apply("source"),
                column.apply("source_date"),
                column.apply("quote"),
                column.apply("note"));
    }

    private static Set<Category> categoriesOf(String names) {
        if (names.equals("*")) {
            return Set.of(Category.values());
        }
        var set = EnumSet.noneOf(Category.class);
        for (String name : names.split(";", -1)) {
            set.add(Category.valueOf(name));
        }
        return set;
    }

    private static @Nullable Period periodOf(String period) {
        if (period.equals("until-closed") || period.equals("until-rule-ends")) {
            return null;
        }
        try {
            return Period.parse(period);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("No such period: " + period, e);
        }
    }

    private static LocalDate dayOf(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("No such day: " + day, e);
        }
    }

    private static boolean yes(String answer) {
        return switch (answer) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("yes or no, not " + answer);
        };
    }

    /** Whether it binds the bank on a day; other rules have no effect. */
    public boolean bindsOn(LocalDate day) {
        return force.bindsBank() && force.inForceOn(day);
    }

    boolean isAbout(Category category) {
        return categories.contains(category);
    }

    public String citation() {
        return text.citation();
    }

    public String textRead() {
        return text.read();
    }
}
