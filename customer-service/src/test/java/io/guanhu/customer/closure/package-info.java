/** Tests of closing a relationship. */
@NullMarked
package io.guanhu.customer.closure;

import org.jspecify.annotations.NullMarked;
