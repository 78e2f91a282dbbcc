/**
 * The end of the bank's relationship with a customer: recorded, or proposed for a second person to
 * decide.
 */
@NullMarked
package io.guanhu.customer.closure;

import org.jspecify.annotations.NullMarked;
