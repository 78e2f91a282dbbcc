/** The blind tokens that sealed values are found by. */
@NullMarked
package io.guanhu.customer.tokens;

import org.jspecify.annotations.NullMarked;
