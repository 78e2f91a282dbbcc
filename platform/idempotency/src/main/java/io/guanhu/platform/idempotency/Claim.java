package io.guanhu.platform.idempotency;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a request that carries a key.
 *
 * @param bodyDigest under the version in use of the key that digests are made with
 * @param bodyDigests under all living versions, in hexadecimal: an earlier attempt may have come
 *     before the present version
 * @param attempt distinguishes it from every other attempt at the same request
 * @param customerId whom the request is about, as far as that is known before it is worked on
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Claim(
        String caller,
        String key,
        String target,
        byte[] bodyDigest,
        List<String> bodyDigests,
        UUID attempt,
        @Nullable UUID customerId) {

    /** What a stored answer is sealed to. */
    String context() {
        return caller.length() + "|" + caller + "|" + key;
    }
}
