/** The blind tokens that make sealed values searchable. */
@NullMarked
package io.guanhu.customer.tokens;

import org.jspecify.annotations.NullMarked;
