/** Compares two services' sets of the same things by digests over parts of them. */
@NullMarked
package io.guanhu.platform.census;

import org.jspecify.annotations.NullMarked;
