package io.guanhu.platform.runtime;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** The SQLSTATE of a database error, if there is a database driver at all. */
final class SqlState {

    private static final boolean PRESENT =
            ClassUtils.isPresent("io.r2dbc.spi.R2dbcException", SqlState.class.getClassLoader());

    private SqlState() {}

    static boolean present() {
        return PRESENT;
    }

    static @Nullable String of(Throwable cause) {
        return cause instanceof R2dbcException error ? error.getSqlState() : null;
    }
}
