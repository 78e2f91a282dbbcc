/** Starts the whole suite, in order, and stops it. */
@NullMarked
package io.guanhu.local.suite;

import org.jspecify.annotations.NullMarked;
