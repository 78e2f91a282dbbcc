/** Compares the sets of two services by digests over parts of them. */
@NullMarked
package io.guanhu.platform.census;

import org.jspecify.annotations.NullMarked;
