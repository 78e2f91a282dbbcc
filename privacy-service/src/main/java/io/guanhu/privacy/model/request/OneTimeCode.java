package io.guanhu.privacy.model.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/**
 * A one-time code, stored only as a keyed hash. A newer code replaces it.
 *
 * @param id also the id of the notification that carries it, and the salt of the hash
 * @param hash in hexadecimal
 * @param askedBy who requested it; wrong guesses by staff do not count against a customer's own
 *     code
 * @param attempts the number of wrong codes entered
 */
public record OneTimeCode(UUID id, String hash, Actor.Type askedBy, Instant expiresAt, int attempts, boolean used) {

    public static final int ATTEMPT_LIMIT = 5;

    /** The result of entering a code. */
    public sealed interface Attempt {

        record Right() implements Attempt {}

        /** The wrong code; the attempt must be stored. */
        record Wrong(OneTimeCode counted) implements Attempt {}

        record Refused(Refusal reason) implements Attempt {}
    }

    /** Compares the hash of the entered code, in constant time. */
    public Attempt attempt(String given, Instant at) {
        if (used) {
            return new Attempt.Refused(Refusal.CODE_USED);
        }
        if (attempts >= ATTEMPT_LIMIT) {
            return new Attempt.Refused(Refusal.TOO_MANY_ATTEMPTS);
        }
        if (!at.isBefore(expiresAt)) {
            return new Attempt.Refused(Refusal.CODE_EXPIRED);
        }
        return MessageDigest.isEqual(bytes(hash), bytes(given))
                ? new Attempt.Right()
                : new Attempt.Wrong(new OneTimeCode(id, hash, askedBy, expiresAt, attempts + 1, false));
    }

    private static byte[] bytes(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
    }

    public int attemptsLeft() {
        return Math.max(0, ATTEMPT_LIMIT - attempts);
    }
}
