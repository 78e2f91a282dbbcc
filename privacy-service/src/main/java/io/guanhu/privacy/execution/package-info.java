/**
 * Runs approved erasures step by step, resuming after a crash; the steps are slices of their own.
 */
@NullMarked
package io.guanhu.privacy.execution;

import org.jspecify.annotations.NullMarked;
