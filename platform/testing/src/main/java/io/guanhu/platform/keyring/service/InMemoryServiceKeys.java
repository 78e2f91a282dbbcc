package io.guanhu.platform.keyring.service;

import io.guanhu.platform.keyring.service.ServiceKey.Known;
import io.guanhu.platform.keyring.service.ServiceKey.Version;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Blind tokens and seals under a service's own keys, which live in memory and never rotate. */
public final class InMemoryServiceKeys {

    private static final int KEY_BYTES = 32;

    private InMemoryServiceKeys() {}

    public static BlindTokens tokens() {
        return new BlindTokens(key("tokens"));
    }

    public static ServiceSeal seal() {
        return new ServiceSeal(key("seal"));
    }

    private static ServiceKey key(String name) {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return new ServiceKey(
                name,
                Duration.ZERO,
                Duration.ofHours(1),
                new Known(List.of(new Version(1, secret)), Set.of(), Map.of(), System.nanoTime()));
    }
}
