/** Starts the whole suite on one machine, watches it, and stops it again. */
@NullMarked
package io.guanhu.local;

import org.jspecify.annotations.NullMarked;
