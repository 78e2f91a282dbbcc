package io.guanhu.ownership.model.stewardship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A half-open period of time: its end is excluded.
 *
 * @param to absent while no end is known
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

    /** The same period, ended at an instant within it. */
    public Period endedAt(Instant end) {
        return new Period(from, end);
    }
}
