/**
 * Verifies the suite's claims using nothing but the claim and a public key.
 *
 * <p>privacy-service and audit-service also check their own proofs. This is an independent
 * implementation of the published formats. It deliberately shares no code with theirs: a mistake in
 * creating a proof could otherwise be repeated in verifying it, and go unnoticed.
 */
@NullMarked
package io.guanhu.local.proof;

import org.jspecify.annotations.NullMarked;
