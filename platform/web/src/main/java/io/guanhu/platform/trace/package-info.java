/** One trace id per request, in every response, log line and outgoing call. */
@NullMarked
package io.guanhu.platform.trace;

import org.jspecify.annotations.NullMarked;
