package io.guanhu.privacy.model;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of retention law.
 *
 * @param categories the categories it is about; all of them for {@code *}
 * @param period how long; absent for {@code until-closed} and {@code until-rule-ends}
 * @param textRead {@code yes} or {@code secondary}
 */
public record RetentionRule(
        String id,
        String jurisdiction,
        Set<Category> categories,
        Action action,
        String minimum,
        @Nullable Period period,
        ClockStart startsAt,
        String citation,
        String textRead) {

    /** What a rule demands. */
    public enum Action {
        KEEP,
        HOLD,
        DELETE,
        DELETE_AFTER,
        RESTRICT,
        MAY_HOLD;

        /** The action of that name in the rules file, such as {@code delete-after}. */
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

    public RetentionRule {
        categories = Set.copyOf(categories);
    }

    /**
     * Reads one line of the rules file.
     *
     * @param categories names separated by {@code ;}, or {@code *}
     * @param minimum an ISO 8601 period, {@code until-closed} or {@code until-rule-ends}
     * @throws IllegalArgumentException if a name or period is unknown
     */
    public static RetentionRule of(
            String id,
            String jurisdiction,
            String categories,
            String action,
            String minimum,
            String startsAt,
            String citation,
            String textRead) {
        return new RetentionRule(
                id,
                jurisdiction,
                categoriesOf(categories),
                Action.named(action),
                minimum,
                periodOf(minimum),
                ClockStart.named(startsAt),
                citation,
                readOf(textRead));
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

    private static @Nullable Period periodOf(String minimum) {
        if (minimum.equals("until-closed") || minimum.equals("until-rule-ends")) {
            return null;
        }
        try {
            return Period.parse(minimum);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("No such period: " + minimum, e);
        }
    }

    private static String readOf(String textRead) {
        if (textRead.equals("yes") || textRead.equals("secondary")) {
            return textRead;
        }
        throw new IllegalArgumentException("text_read is yes or secondary, not " + textRead);
    }

    /** The day from which the data may go, when its clock started on the given day. */
    LocalDate endsOn(LocalDate start) {
        return period == null ? LocalDate.MAX : start.plus(period);
    }

    boolean isAbout(Category category) {
        return categories.contains(category);
    }
}
