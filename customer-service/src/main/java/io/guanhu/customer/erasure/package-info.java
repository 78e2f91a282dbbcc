/** What this service erases and restricts when an order arrives, and how it reads back. */
@NullMarked
package io.guanhu.customer.erasure;

import org.jspecify.annotations.NullMarked;
