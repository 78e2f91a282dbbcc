package io.guanhu.platform.idempotency;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the customer whom an answer concerns, so that an erasure can delete it. */
final class ConcernedCustomer {

    private static final Pattern IN_PATH =
            Pattern.compile("/customers/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/|$)");

    private ConcernedCustomer() {}

    /**
     * The customer named in the answer, or else in its path, or else in its location, or else the
     * caller if that is a customer.
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
