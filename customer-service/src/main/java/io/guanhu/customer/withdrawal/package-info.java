/** Withdraws one's own open change. */
@NullMarked
package io.guanhu.customer.withdrawal;

import org.jspecify.annotations.NullMarked;
