/** Tests of the restoration of a ledger. */
@NullMarked
package io.guanhu.privacy.ledger.restoration;

import org.jspecify.annotations.NullMarked;
