/** Creating customers one by one, by import, and after a check by a person. */
@NullMarked
package io.guanhu.customer.register;

import org.jspecify.annotations.NullMarked;
