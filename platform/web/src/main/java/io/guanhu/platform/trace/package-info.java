/** One trace id per request, in every answer, log line and onward call. */
@NullMarked
package io.guanhu.platform.trace;

import org.jspecify.annotations.NullMarked;
