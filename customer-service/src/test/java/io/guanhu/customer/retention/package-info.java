/** Tests of the end of a relationship. */
@NullMarked
package io.guanhu.customer.retention;

import org.jspecify.annotations.NullMarked;
