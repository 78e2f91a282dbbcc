/** Erases and restricts data when an order arrives, and reads back. */
@NullMarked
package io.guanhu.customer.erasure;

import org.jspecify.annotations.NullMarked;
