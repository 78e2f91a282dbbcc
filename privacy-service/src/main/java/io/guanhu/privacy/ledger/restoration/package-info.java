/** Brings a ledger forward that was restored to before an erasure. */
@NullMarked
package io.guanhu.privacy.ledger.restoration;

import org.jspecify.annotations.NullMarked;
