package io.guanhu.audit.standing;

import io.guanhu.tlog.Checkpoint;
import io.guanhu.tlog.SignedNote;

/** A note whose signature was verified, and what it says. */
record Known(SignedNote note, Checkpoint checkpoint) {

    static Known of(SignedNote note) {
        return new Known(note, Checkpoint.parse(note.text()));
    }
}
