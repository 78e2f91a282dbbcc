/** The end of the bank's relationship with a customer: entered, or proposed for a second person. */
@NullMarked
package io.guanhu.customer.closure;

import org.jspecify.annotations.NullMarked;
