/** The end of the bank's relationship with a customer. */
@NullMarked
package io.guanhu.customer.closure;

import org.jspecify.annotations.NullMarked;
