package io.guanhu.platform.idempotency;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a request with a key.
 *
 * @param bodyDigest with the current version of the digest key
 * @param bodyDigests with all living versions, in hexadecimal, because an earlier attempt may be
 *     older than the current version
 * @param attempt distinguishes it from every other attempt at the same request
 * @param customerId the customer concerned, as far as known before processing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Claim(
        String caller,
        String key,
        String target,
        byte[] bodyDigest,
        List<String> bodyDigests,
        UUID attempt,
        @Nullable UUID customerId) {

    /** The context to which a stored answer is sealed. */
    String context() {
        return caller.length() + "|" + caller + "|" + key;
    }
}
