/** The places where the erasure ledger is kept and found. */
@NullMarked
package io.guanhu.platform.ledger.anchor;

import org.jspecify.annotations.NullMarked;
