package io.guanhu.platform.keyring;

import io.guanhu.platform.keyring.ServiceKey.Version;
import io.guanhu.platform.web.CursorTags;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Short-lived tokens of values: they tell nothing without the key, and are recognised as long as
 * the version of the key that they name lives. For what lives longer than a few days, use a {@link
 * ServiceKey} of your own.
 */
public final class BlindTokens implements CursorTags {

    /** The number of the version, and 16 bytes of HMAC-SHA-256. */
    public static final int BYTES = Integer.BYTES + Version.HASH_BYTES;

    private final ServiceKey key;

    BlindTokens(ServiceKey key) {
        this.key = key;
    }

    /** For how long such tokens may be shown or looked for; older ones are not recognised. */
    public void neededFor(Duration duration) {
        key.neededFor(duration);
    }

    /**
     * The token of a value, under the version in use.
     *
     * @param purpose separates uses: the same value has another token for another purpose
     */
    @Override
    public byte[] of(String purpose, String value) {
        return token(key.inUse(), purpose, value);
    }

    /** Every token that the value can have been given, by the living versions of the key. */
    public List<byte[]> all(String purpose, String value) {
        return key.living().stream()
                .map(version -> token(version, purpose, value))
                .toList();
    }

    /** Whether a token is that of a value. */
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
