/** Outbound HTTP between services: token, timeout, circuit breaker, bulkhead. */
@NullMarked
package io.guanhu.platform.client;

import org.jspecify.annotations.NullMarked;
