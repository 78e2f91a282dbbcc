/** A change of a customer's data, from its proposal to its end. */
@NullMarked
package io.guanhu.customer.model.change;

import org.jspecify.annotations.NullMarked;
