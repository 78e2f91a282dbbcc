/** Consumes events so that each takes effect once, in order per key, and none is dropped. */
@NullMarked
package io.guanhu.platform.inbox;

import org.jspecify.annotations.NullMarked;
