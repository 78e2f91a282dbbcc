/** The clock, ids, background work and connections that every service runs on. */
@NullMarked
package io.guanhu.platform.runtime;

import org.jspecify.annotations.NullMarked;
