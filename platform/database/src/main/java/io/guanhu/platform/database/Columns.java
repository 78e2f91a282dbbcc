package io.guanhu.platform.database;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns that are never null, and binds values that may be null. For columns that may be
 * null use {@link Readable#get(String, Class)}, whose type says so.
 */
public final class Columns {

    private Columns() {}

    /** Throws {@link IllegalStateException} with the column's name if it is null after all. */
    public static <T> T value(Readable row, String column, Class<T> type) {
        return present(row.get(column, type), "The column " + column);
    }

    /** The first column, for statements with a single result. */
    public static <T> T first(Readable row, Class<T> type) {
        return present(row.get(0, type), "The first column");
    }

    public static String text(Readable row, String column) {
        return value(row, column, String.class);
    }

    public static UUID uuid(Readable row, String column) {
        return value(row, column, UUID.class);
    }

    public static Instant instant(Readable row, String column) {
        return value(row, column, Instant.class);
    }

    /** A column of type {@code bigint}, or a count. */
    public static long number(Readable row, String column) {
        return value(row, column, Long.class);
    }

    /** A value for binding, or a null of its type. */
    public static <T> Object orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : value;
    }

    private static <T> T present(@Nullable T value, String which) {
        if (value == null) {
            throw new IllegalStateException(which + " is null");
        }
        return value;
    }
}
