/** The days that retention counts from: the last transaction's, and the relationship's end. */
@NullMarked
package io.guanhu.customer.retention;

import org.jspecify.annotations.NullMarked;
