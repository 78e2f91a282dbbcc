/**
 * Real servers, signed tokens and architecture rules; the one place that knows where a server comes
 * from.
 */
@NullMarked
package io.guanhu.testing;

import org.jspecify.annotations.NullMarked;
