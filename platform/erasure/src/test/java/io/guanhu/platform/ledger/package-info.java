/** Tests of the ledger's anchors. */
@NullMarked
package io.guanhu.platform.ledger;

import org.jspecify.annotations.NullMarked;
