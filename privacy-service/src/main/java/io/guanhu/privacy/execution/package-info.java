/** Runs approved erasures step by step, each resumed after a crash; the steps are slices of their own. */
@NullMarked
package io.guanhu.privacy.execution;

import org.jspecify.annotations.NullMarked;
