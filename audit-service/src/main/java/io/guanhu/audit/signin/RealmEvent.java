package io.guanhu.audit.signin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as Keycloak keeps it. Its details and the caller's address are left out: they hold what
 * somebody typed.
 *
 * @param time milliseconds since 1970
 * @param userId the account's; absent if there is none of the name that was typed
 */
record RealmEvent(
        String id,
        long time,
        String type,
        @Nullable String clientId,
        @Nullable String userId,
        @Nullable String error) {

    /** Those that are entered; others may be added to the realm without harm. */
    static final Set<String> TYPES =
            Set.of("LOGIN", "LOGIN_ERROR", "LOGOUT", "LOGOUT_ERROR", "CLIENT_LOGIN", "CLIENT_LOGIN_ERROR");

    private static final String FAILED = "_ERROR";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final String OTHER = "other";

    /** The entry's id too: however often an event is read, it is one entry. */
    UUID entryId() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        }
    }

    Instant at() {
        return Instant.ofEpochMilli(time);
    }

    String action() {
        return type.startsWith("LOGOUT") ? "session.sign-out" : "session.sign-in";
    }

    /** A machine got a token by its own secret; who did not is nobody known. */
    boolean isOfMachine() {
        return type.equals("CLIENT_LOGIN");
    }

    boolean refused() {
        return type.endsWith(FAILED);
    }

    /** Of an unknown client the name is what somebody sent. */
    String client() {
        return code(clientId);
    }

    @Nullable
    String reason() {
        return refused() ? code(error) : null;
    }

    private static String code(@Nullable String text) {
        return text != null && CODE.matcher(text).matches() ? text : OTHER;
    }
}
