/** The clock, ids and background work that every service uses. */
@NullMarked
package io.guanhu.platform.runtime;

import org.jspecify.annotations.NullMarked;
