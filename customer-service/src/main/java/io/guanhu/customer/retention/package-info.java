/** The dates from which retention counts: the last transaction, and the end of the relationship. */
@NullMarked
package io.guanhu.customer.retention;

import org.jspecify.annotations.NullMarked;
