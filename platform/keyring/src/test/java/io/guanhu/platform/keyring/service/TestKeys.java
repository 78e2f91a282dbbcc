package io.guanhu.platform.keyring.service;

import io.guanhu.platform.keyring.service.ServiceKey.Known;
import io.guanhu.platform.keyring.service.ServiceKey.Version;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** Keys without a store. */
public final class TestKeys {

    private TestKeys() {}

    /** Blind tokens under a key that the byte determines. */
    public static BlindTokens tokens(int seed) {
        return tokens(seed, 1);
    }

    /** Blind tokens under the given living versions of such a key; the highest is in use. */
    public static BlindTokens tokens(int seed, int... versions) {
        return new BlindTokens(key(seed, versions));
    }

    /** A seal under the given living versions of such a key. */
    public static ServiceSeal seal(int seed, int... versions) {
        return new ServiceSeal(key(seed, versions));
    }

    private static ServiceKey key(int seed, int... versions) {
        var living = Arrays.stream(versions)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .map(number -> new Version(number, secret(seed, number)))
                .toList();
        return new ServiceKey(
                "test", Duration.ZERO, Duration.ofHours(1), new Known(living, Set.of(), Map.of(), System.nanoTime()));
    }

    private static byte[] secret(int seed, int version) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        key[1] = (byte) version;
        return key;
    }
}
