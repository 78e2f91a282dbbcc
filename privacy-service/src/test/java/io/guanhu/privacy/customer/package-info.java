/** Customers for other tests. */
@NullMarked
package io.guanhu.privacy.customer;

import org.jspecify.annotations.NullMarked;
