package io.guanhu.audit.signin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as stored by Keycloak. Its details and the caller's address are left out, because they
 * contain what somebody typed.
 *
 * @param time milliseconds since 1970
 * @param userId the account's id; absent if there is no account with the name that was typed
 */
record RealmEvent(
        String id,
        long time,
        String type,
        @Nullable String clientId,
        @Nullable String userId,
        @Nullable String error) {

    /** The types that are recorded; the realm may store others. */
    static final Set<String> TYPES =
            Set.of("LOGIN", "LOGIN_ERROR", "LOGOUT", "LOGOUT_ERROR", "CLIENT_LOGIN", "CLIENT_LOGIN_ERROR");

    private static final String FAILED = "_ERROR";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final String OTHER = "other";

    /** The event's id, also used for the entry, so that an event read twice is one entry. */
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

    /**
     * Whether a system got a token with its own secret; a failed attempt is by an unknown actor.
     */
    boolean isOfMachine() {
        return type.equals("CLIENT_LOGIN");
    }

    boolean refused() {
        return type.endsWith(FAILED);
    }

    /** The client; for an unknown client, the name would be text from the caller. */
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
