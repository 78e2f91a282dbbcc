package io.guanhu.audit.standing;

import io.guanhu.tlog.note.SignedNote;

/** Wants to know of every checkpoint that was signed, committed and published outside. */
@FunctionalInterface
public interface CheckpointListener {

    /** Returns at once: whoever has long work to do wakes a worker. Checkpoints may be skipped. */
    void published(SignedNote note);
}
