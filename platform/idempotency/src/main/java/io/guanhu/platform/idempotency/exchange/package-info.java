/** A request whose body was read already, and an answer that is held back. */
@NullMarked
package io.guanhu.platform.idempotency.exchange;

import org.jspecify.annotations.NullMarked;
