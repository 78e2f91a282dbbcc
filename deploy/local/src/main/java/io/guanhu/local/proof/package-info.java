/** Verifies what the suite claims, with nothing but the claim and a public key. */
@NullMarked
package io.guanhu.local.proof;

import org.jspecify.annotations.NullMarked;
