package io.guanhu.platform.keyholder;

import reactor.core.publisher.Mono;

/**
 * Holds an Ed25519 key: callers get signatures, but never the key. They know the expected public
 * key from elsewhere, and verify.
 */
public interface SigningKeyHolder {

    /**
     * Signs a message without hashing it first: 64 bytes (RFC 8032, Ed25519).
     *
     * @return {@link io.guanhu.platform.keyring.encryption.RootHolderUnavailableException} if the
     *     holder cannot be reached or does not answer properly; {@link SigningRefusedException} if
     *     it refuses to sign
     */
    Mono<byte[]> sign(byte[] message);
}
