/** Tests of a ledger's way back. */
@NullMarked
package io.guanhu.privacy.ledger.restoration;

import org.jspecify.annotations.NullMarked;
