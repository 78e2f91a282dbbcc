/** Brings a ledger up to date that was restored to a time before an erasure. */
@NullMarked
package io.guanhu.privacy.ledger.restoration;

import org.jspecify.annotations.NullMarked;
