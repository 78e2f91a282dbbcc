package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants that the database can store and that can be written as a date: years 1 to 9999. */
public final class StorableInstants {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private StorableInstants() {}

    /**
     * Refuses any other with 400.
     *
     * @param name the parameter's name
     */
    public static void require(String name, @Nullable Instant at) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            throw ProblemException.invalid(name, "out-of-range");
        }
    }
}
