/** Answers every failure with an RFC 9457 problem, in the caller's language. */
@NullMarked
package io.guanhu.platform.problem;

import org.jspecify.annotations.NullMarked;
