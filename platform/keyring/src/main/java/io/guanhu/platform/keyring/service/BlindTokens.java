package io.guanhu.platform.keyring.service;

import io.guanhu.platform.keyring.service.ServiceKey.Version;
import io.guanhu.platform.web.CursorTags;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Short-lived tokens of values. They reveal nothing without the key, and are recognised as long as
 * the key version that they name exists. For anything that lives longer than a few days, use a
 * {@link ServiceKey} of your own.
 */
public final class BlindTokens implements CursorTags {

    /** The version's number, and 16 bytes of HMAC-SHA-256. */
    public static final int BYTES = Integer.BYTES + Version.HASH_BYTES;

    private final ServiceKey key;

    BlindTokens(ServiceKey key) {
        this.key = key;
    }

    /** How long such tokens may be shown or searched for; older ones are not recognised. */
    public void neededFor(Duration duration) {
        key.neededFor(duration);
    }

    /**
     * The token of a value, with the current version.
     *
     * @param purpose separates uses: the same value has a different token for each purpose
     */
    @Override
    public byte[] of(String purpose, String value) {
        return token(key.inUse(), purpose, value);
    }

    /** All tokens that the value may have been given with the living versions of the key. */
    public List<byte[]> all(String purpose, String value) {
        return key.living().stream()
                .map(version -> token(version, purpose, value))
                .toList();
    }

    /** Whether a token belongs to a value. */
    @Override
    public boolean matches(byte[] token, String purpose, String value) {
        if (token.length != BYTES) {
            return false;
        }
        int number = ByteBuffer.wrap(token).getInt();
        byte[] hash = Arrays.copyOfRange(token, Integer.BYTES, BYTES);
        return key.living().stream()
                .filter(version -> version.number() == number)
                .anyMatch(version -> MessageDigest.isEqual(hash, version.hash(purpose, value)));
    }

    @Override
    public int length() {
        return BYTES;
    }

    private static byte[] token(Version version, String purpose, String value) {
        return ByteBuffer.allocate(BYTES)
                .putInt(version.number())
                .put(version.hash(purpose, value))
                .array();
    }
}
