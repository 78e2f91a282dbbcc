package io.guanhu.platform.signing;

import java.time.Instant;
import java.util.List;

/** The keys that a service signs its messages with; where they lie is the adapter's business. */
public interface SigningKeys {

    /** The service whose keys these are. */
    String service();

    /**
     * Signs with the key in force: the one that came into force last.
     *
     * @throws IllegalStateException if none is
     */
    KeySignature sign(byte[] message, Instant at);

    /** The public halves of all keys, also of those that sign no longer. */
    List<MessageKey> published();

    /**
     * Makes a key that comes into force at a later moment, so that consumers learn of it before it
     * signs.
     */
    MessageKey successor(Instant from, Instant until);

    /** A signature and the key it is of. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record KeySignature(String keyId, byte[] signature) {}
}
