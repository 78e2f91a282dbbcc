/** Limits how many people a caller sends, and watches how many of them the bank knew. */
@NullMarked
package io.guanhu.customer.probing;

import org.jspecify.annotations.NullMarked;
