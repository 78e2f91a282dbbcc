/**
 * Real servers, signed tokens and architecture rules. The only place that knows where servers come
 * from.
 */
@NullMarked
package io.guanhu.testing;

import org.jspecify.annotations.NullMarked;
