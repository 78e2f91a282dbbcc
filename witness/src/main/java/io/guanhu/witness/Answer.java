package io.guanhu.witness;

import io.guanhu.tlog.note.SignedNote;

/** What a witness answers to add-checkpoint (C2SP tlog-witness). */
sealed interface Answer {

    /** 200: the checkpoint with this witness's cosignatures as its last lines. */
    record Cosigned(SignedNote note, int cosignatures) implements Answer {}

    /** 409 with the size that was cosigned last. */
    record OtherSize(long size) implements Answer {}

    /** 409: the log has signed another root for the size that was cosigned last. */
    record OtherRoot() implements Answer {}

    /** 400, 403, 404 or 422. */
    record Refused(int status, String why) implements Answer {}
}
