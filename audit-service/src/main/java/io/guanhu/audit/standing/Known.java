package io.guanhu.audit.standing;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;

/** A note with a verified signature, and its content. */
record Known(SignedNote note, Checkpoint checkpoint) {

    static Known of(SignedNote note) {
        return new Known(note, Checkpoint.parse(note.text()));
    }
}
