/** Customers for the tests of others. */
@NullMarked
package io.guanhu.privacy.customer;

import org.jspecify.annotations.NullMarked;
