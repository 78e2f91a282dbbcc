/** Tests of keeping the ledger. */
@NullMarked
package io.guanhu.privacy.ledger;

import org.jspecify.annotations.NullMarked;
