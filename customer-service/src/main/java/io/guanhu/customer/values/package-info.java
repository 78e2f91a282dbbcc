/** Turns what people type into the model's values, and values into what they are searched by. */
@NullMarked
package io.guanhu.customer.values;

import org.jspecify.annotations.NullMarked;
