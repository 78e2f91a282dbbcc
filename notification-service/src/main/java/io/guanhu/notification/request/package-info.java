/** Accepts requests: one notification per idempotency key. */
@NullMarked
package io.guanhu.notification.request;

import org.jspecify.annotations.NullMarked;
