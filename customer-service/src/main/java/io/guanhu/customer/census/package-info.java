/** Tells how many customers there are and which, so that ownership finds whom it never heard of. */
@NullMarked
package io.guanhu.customer.census;

import org.jspecify.annotations.NullMarked;
