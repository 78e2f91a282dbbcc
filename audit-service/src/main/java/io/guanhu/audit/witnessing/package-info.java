/**
 * Has witnesses cosign the log's checkpoints (C2SP tlog-witness), keeps what they answer, and
 * raises the alarm when one of them has seen another history of the log.
 */
@NullMarked
package io.guanhu.audit.witnessing;

import org.jspecify.annotations.NullMarked;
