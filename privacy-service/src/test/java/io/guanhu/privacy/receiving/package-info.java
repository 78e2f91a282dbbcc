/** Tests of collecting receipts. */
@NullMarked
package io.guanhu.privacy.receiving;

import org.jspecify.annotations.NullMarked;
