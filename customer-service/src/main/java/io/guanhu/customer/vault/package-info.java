/** Sealed storage of customers' data, the basis of all slices. */
@NullMarked
package io.guanhu.customer.vault;

import org.jspecify.annotations.NullMarked;
