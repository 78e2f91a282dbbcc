/** Collects the holders' receipts, and extends the ledger when the last one is in. */
@NullMarked
package io.guanhu.privacy.receiving;

import org.jspecify.annotations.NullMarked;
