/** Tests of who reaches whom. */
@NullMarked
package io.guanhu.customer.customers;

import org.jspecify.annotations.NullMarked;
