package io.guanhu.ownership.model.stewardship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, its end excluded.
 *
 * @param to absent means until further notice
 */
public record Period(Instant from, @Nullable Instant to) {

    public Period {
        if (to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("A period ends after it begins");
        }
    }

    public static Period from(Instant from) {
        return new Period(from, null);
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }

    /** The same period, ended at an instant inside it. */
    public Period endedAt(Instant end) {
        return new Period(from, end);
    }
}
