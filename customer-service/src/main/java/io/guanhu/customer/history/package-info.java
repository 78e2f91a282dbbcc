/** A customer's changes: masked for staff, in clear for the customer. */
@NullMarked
package io.guanhu.customer.history;

import org.jspecify.annotations.NullMarked;
