/** Compares two ways of doing the same work on the same machine in the same run. */
@NullMarked
package io.guanhu.bench;

import org.jspecify.annotations.NullMarked;
