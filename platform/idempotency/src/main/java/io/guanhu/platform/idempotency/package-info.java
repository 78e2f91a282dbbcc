/** Requests that are tried again take effect once: a key names the act, and the answer is kept for who asks again. */
@NullMarked
package io.guanhu.platform.idempotency;

import org.jspecify.annotations.NullMarked;
