/** Carries out an approved erasure, step by step, each step resumed after a crash. */
@NullMarked
package io.guanhu.privacy.execution;

import org.jspecify.annotations.NullMarked;
