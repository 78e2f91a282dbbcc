/** Sealed storage of customers and the check of who reaches them; every slice stands on it. */
@NullMarked
package io.guanhu.customer.vault;

import org.jspecify.annotations.NullMarked;
