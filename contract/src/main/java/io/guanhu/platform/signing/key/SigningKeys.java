package io.guanhu.platform.signing.key;

import java.time.Instant;
import java.util.List;

/** The keys with which a service signs its messages; the adapter decides where they are stored. */
public interface SigningKeys {

    /** The service whose keys these are. */
    String service();

    /**
     * Signs with the current key, which is the one that came into force last.
     *
     * @throws IllegalStateException if there is none
     */
    KeySignature sign(byte[] message, Instant at);

    /** The public keys, including those that no longer sign. */
    List<MessageKey> published();

    /** Creates a key that comes into force later, so that consumers know it before it signs. */
    MessageKey successor(Instant from, Instant until);

    /** A signature and the id of its key. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record KeySignature(String keyId, byte[] signature) {}
}
