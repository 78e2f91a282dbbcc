/**
 * Verifies what the suite claims, with nothing but the claim and a public key.
 *
 * <p>privacy-service and audit-service check their own proofs, too. This is a second reading of the
 * published formats, and shares no code with theirs on purpose: a mistake in how a proof is made
 * would otherwise be made again where it is verified, and prove itself right.
 */
@NullMarked
package io.guanhu.local.proof;

import org.jspecify.annotations.NullMarked;
