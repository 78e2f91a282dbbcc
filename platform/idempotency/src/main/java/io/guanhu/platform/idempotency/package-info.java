/**
 * Makes retried requests take effect once: a key identifies the operation, and the answer is stored
 * for retries.
 */
@NullMarked
package io.guanhu.platform.idempotency;

import org.jspecify.annotations.NullMarked;
