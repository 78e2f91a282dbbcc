/** Serves the erasure ledger to the data holders. */
@NullMarked
package io.guanhu.privacy.ledger;

import org.jspecify.annotations.NullMarked;
