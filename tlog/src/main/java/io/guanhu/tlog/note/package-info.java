/** Checkpoints as signed notes (C2SP signed-note), their keys, signatures and cosignatures. */
@NullMarked
package io.guanhu.tlog.note;

import org.jspecify.annotations.NullMarked;
