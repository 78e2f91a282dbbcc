package io.guanhu.audit.standing;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;

/** A note with a verified signature, and its content. */
record VerifiedNote(SignedNote note, Checkpoint checkpoint) {

    static VerifiedNote of(SignedNote note) {
        return new VerifiedNote(note, Checkpoint.parse(note.text()));
    }
}
