package io.guanhu.platform.keyholder;

import reactor.core.publisher.Mono;

/**
 * Holds an Ed25519 key: whoever asks gets signatures, and never the key. Which key it should be,
 * the one who asks knows from elsewhere, and verifies.
 */
public interface SigningKeyHolder {

    /**
     * Signs a message as it is, without hashing it before: 64 bytes (RFC 8032, Ed25519).
     *
     * @return {@link io.guanhu.platform.keyring.encryption.RootHolderUnavailableException} if the
     *     holder cannot be asked, or does not answer as it should; {@link SigningRefusedException}
     *     if it does not sign
     */
    Mono<byte[]> sign(byte[] message);
}
