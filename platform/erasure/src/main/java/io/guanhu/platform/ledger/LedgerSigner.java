package io.guanhu.platform.ledger;

import reactor.core.publisher.Mono;

/**
 * The key that signs heads, wherever it is. A bean of this type marks the service that keeps the
 * ledger. Never called within a transaction, because the key may be accessed over a network.
 */
public interface LedgerSigner {

    /** The public key, in the notation of C2SP signed-note. */
    String verifierKey();

    /**
     * Signs a head.
     *
     * @param text the result of {@link LedgerHead#text}
     * @return the signed note
     */
    Mono<String> sign(String text);
}
