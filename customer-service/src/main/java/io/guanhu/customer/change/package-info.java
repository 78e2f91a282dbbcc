/** Changing a customer: proposal, difference, confirmation, a second person's decision, history. */
@NullMarked
package io.guanhu.customer.change;

import org.jspecify.annotations.NullMarked;
