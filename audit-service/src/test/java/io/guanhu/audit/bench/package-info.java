/** Measures the log against what the machine can do: {@code deploy/bench/run audit-append}. */
@NullMarked
package io.guanhu.audit.bench;

import org.jspecify.annotations.NullMarked;
