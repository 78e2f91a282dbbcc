package io.guanhu.platform.idempotency;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds whom an answer is about, so that an erasure can forget it. */
final class ConcernedCustomer {

    private static final Pattern IN_PATH =
            Pattern.compile("/customers/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/|$)");

    private ConcernedCustomer() {}

    /**
     * The customer whom the answer names, or else its own path, or else its location; or else the
     * caller, if that is a customer.
     */
    static @Nullable UUID of(@Nullable String named, String path, @Nullable String location, @Nullable UUID caller) {
        if (named != null) {
            return UUID.fromString(named);
        }
        UUID inPath = in(path);
        UUID found = inPath != null || location == null ? inPath : in(location);
        return found == null ? caller : found;
    }

    private static @Nullable UUID in(String path) {
        Matcher matcher = IN_PATH.matcher(path);
        return matcher.find() ? UUID.fromString(matcher.group(1)) : null;
    }
}
