package io.guanhu.witness;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;

/** The tree of a log's latest cosigned checkpoint. */
record Head(long size, Hash root) {

    static final Head OF_NOTHING = new Head(0, Hash.ofNothing());

    static Head of(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        return new Head(checkpoint.size(), checkpoint.root());
    }
}
