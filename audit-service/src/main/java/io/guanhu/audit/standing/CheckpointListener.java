package io.guanhu.audit.standing;

import io.guanhu.tlog.note.SignedNote;

/** Is notified of checkpoints that were signed, committed and published outside. */
@FunctionalInterface
public interface CheckpointListener {

    /** Must return immediately; longer work belongs in a worker. Checkpoints may be skipped. */
    void published(SignedNote note);
}
