/**
 * Has witnesses cosign the log's checkpoints (C2SP tlog-witness), stores their answers, and raises
 * an alarm when one of them has seen a different history of the log.
 */
@NullMarked
package io.guanhu.audit.witnessing;

import org.jspecify.annotations.NullMarked;
