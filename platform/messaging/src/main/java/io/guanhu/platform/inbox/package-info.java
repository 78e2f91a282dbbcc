/** Consumes events so that each takes effect once, in order per key, and none is lost. */
@NullMarked
package io.guanhu.platform.inbox;

import org.jspecify.annotations.NullMarked;
