package io.guanhu.platform.ledger;

import reactor.core.publisher.Mono;

/**
 * The key that signs heads, wherever it lies. A bean of this type marks the service that keeps the
 * ledger. Never called inside a transaction: the key may be a network away.
 */
public interface LedgerSigner {

    /** The public key, in the notation of C2SP signed-note. */
    String verifierKey();

    /**
     * Signs a head.
     *
     * @param text what {@link LedgerHead#text} gave
     * @return the signed note
     */
    Mono<String> sign(String text);
}
