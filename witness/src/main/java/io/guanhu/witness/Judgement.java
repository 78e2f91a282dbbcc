package io.guanhu.witness;

import io.guanhu.tlog.note.NoteKey;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.tree.ProofCheck;
import java.util.List;
import java.util.Optional;

/** Decides whether a checkpoint may be cosigned (C2SP tlog-witness, "add-checkpoint"). */
final class Judgement {

    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int UNPROCESSABLE = 422;

    private Judgement() {}

    /**
     * Whether the log signed it: with any of its keys, and without a wrong signature in their
     * names.
     */
    static boolean isSigned(SignedNote note, List<NoteKey> keys) {
        return keys.stream().anyMatch(note::isSignedBy) && keys.stream().noneMatch(note::isForged);
    }

    /**
     * Why it may not be cosigned; empty if it may.
     *
     * @param request a request with a verified signature
     * @param latest the last cosigned head for its origin
     */
    static Optional<Answer> against(AddCheckpoint request, Head latest) {
        Head next = Head.of(request.checkpoint());
        if (request.old() > next.size()) {
            return refused(BAD_REQUEST, "The old size is greater than the checkpoint's");
        }
        if (request.old() != latest.size()) {
            return Optional.of(new Answer.OtherSize(latest.size()));
        }
        if (next.size() == latest.size() && !next.root().equals(latest.root())) {
            return Optional.of(new Answer.OtherRoot());
        }
        return ProofCheck.consistent(latest.size(), latest.root(), next.size(), next.root(), request.proof())
                ? Optional.empty()
                : refused(UNPROCESSABLE, "The consistency proof does not verify");
    }

    private static Optional<Answer> refused(int status, String why) {
        return Optional.of(new Answer.Refused(status, why));
    }
}
