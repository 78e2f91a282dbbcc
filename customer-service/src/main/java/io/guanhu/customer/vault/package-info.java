/** Sealed storage of what customers are; every slice stands on it. */
@NullMarked
package io.guanhu.customer.vault;

import org.jspecify.annotations.NullMarked;
