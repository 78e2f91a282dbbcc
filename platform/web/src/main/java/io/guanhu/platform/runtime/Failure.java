package io.guanhu.platform.runtime;

import io.guanhu.platform.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of an exception where personal data must not appear: its classes and code, but
 * never a message.
 *
 * @param classes simple names from the outermost to the root cause
 * @param code the SQLSTATE or problem code, if there is one
 */
public record Failure(String classes, @Nullable String code) {

    private static final int DEPTH = 8;

    public static Failure of(Throwable thrown) {
        Set<String> classes = new LinkedHashSet<>();
        String code = null;
        Throwable cause = thrown;
        for (int i = 0; i < DEPTH && cause != null; i++) {
            classes.add(cause.getClass().getSimpleName());
            String found = codeOf(cause);
            code = found == null ? code : found;
            cause = cause.getCause();
        }
        return new Failure(String.join(" < ", classes), code);
    }

    private static @Nullable String codeOf(Throwable cause) {
        if (cause instanceof ProblemException problem) {
            return problem.code();
        }
        // By name, because a service without a database does not have R2DBC on its class path.
        return SqlState.present() ? SqlState.of(cause) : null;
    }

    @Override
    public String toString() {
        return code == null ? classes : classes + " (" + code + ")";
    }
}
