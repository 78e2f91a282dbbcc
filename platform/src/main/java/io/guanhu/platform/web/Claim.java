package io.guanhu.platform.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a request that carries a key.
 *
 * @param attempt distinguishes it from every other attempt at the same request
 * @param customerId whom the request is about, as far as that is known before it is worked on
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Claim(
        String caller,
        String key,
        String target,
        byte[] bodyDigest,
        UUID attempt,
        @Nullable UUID customerId) {

    /** What a stored answer is sealed to. */
    String context() {
        return caller.length() + "|" + caller + "|" + key;
    }
}
