/** Converts typed text to the model's values, and values to search words. */
@NullMarked
package io.guanhu.customer.values;

import org.jspecify.annotations.NullMarked;
