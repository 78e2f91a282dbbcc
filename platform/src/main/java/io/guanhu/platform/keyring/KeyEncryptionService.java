package io.guanhu.platform.keyring;

import reactor.core.publisher.Mono;

/**
 * Holds the key-encryption keys, which never leave it. Locally a keyset file; in production a key
 * management service. Bring a bean of this type to replace the file.
 */
public interface KeyEncryptionService {

    /**
     * A data key as the database keeps it.
     *
     * @param kekId of the key-encryption key that it was wrapped under
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Wrapped(String kekId, byte[] key) {

        @Override
        public String toString() {
            return "Wrapped[under " + kekId + "]";
        }
    }

    /** The key that new data keys are wrapped under, as this process knows it. */
    String primaryId();

    /** Wraps a data key under the primary key, bound to the context. */
    Mono<Wrapped> wrap(byte[] dataKey, byte[] context);

    /**
     * Unwraps a data key.
     *
     * @throws UnknownKeyEncryptionKeyException (as an error signal) if there is no key of that id
     * @throws SealBrokenException (as an error signal) if it was wrapped for another context
     */
    Mono<byte[]> unwrap(Wrapped wrapped, byte[] context);

    /** Makes a new primary key; the others go on unwrapping. */
    Mono<String> newPrimary();

    /** Learns what another process has changed. */
    Mono<Void> reload();

    /** Destroys a key that is not the primary one; it is no error if it is gone already. */
    Mono<Void> destroy(String kekId);

    /** No key-encryption key has the id. */
    final class UnknownKeyEncryptionKeyException extends RuntimeException {

        public UnknownKeyEncryptionKeyException(String kekId) {
            super("No key-encryption key has the id " + kekId);
        }
    }
}
