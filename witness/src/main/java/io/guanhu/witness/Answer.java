package io.guanhu.witness;

import io.guanhu.tlog.note.SignedNote;

/** A witness's answer to add-checkpoint (C2SP tlog-witness). */
sealed interface Answer {

    /** 200: the checkpoint with this witness's cosignatures as its last lines. */
    record Cosigned(SignedNote note, int cosignatures) implements Answer {}

    /** 409 with the size of the last cosigned checkpoint. */
    record OtherSize(long size) implements Answer {}

    /** 409: the log has signed a different root for the last cosigned size. */
    record OtherRoot() implements Answer {}

    /** 400, 403, 404 or 422. */
    record Refused(int status, String why) implements Answer {}
}
