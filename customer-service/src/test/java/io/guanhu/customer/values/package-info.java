/** Tests of how values are read. */
@NullMarked
package io.guanhu.customer.values;

import org.jspecify.annotations.NullMarked;
