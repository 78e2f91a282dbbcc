/** Creating customers one by one or by import, and ending the relationship with one. */
@NullMarked
package io.guanhu.customer.register;

import org.jspecify.annotations.NullMarked;
