package io.guanhu.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes with six digits (RFC 6238 with HMAC-SHA-1 and steps of 30 s). */
public final class Totp {

    public static final Duration STEP = Duration.ofSeconds(30);

    private final byte[] secret;

    /** Takes the secret's bytes, not their Base32 form. */
    public Totp(String secret) {
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
    }

    /** The number of the step that contains this instant. */
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    public String code(Instant at) {
        return code(step(at));
    }

    /** The code of a step (RFC 4226, section 5.3). */
    public String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(truncated % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
