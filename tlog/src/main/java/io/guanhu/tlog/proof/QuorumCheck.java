package io.guanhu.tlog.proof;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteKey;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.TrustPolicy.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks whether a policy accepts a checkpoint: signed by a known log, and witnessed. */
public final class QuorumCheck {

    private QuorumCheck() {}

    /** The result of a check. */
    public sealed interface Verdict {}

    /**
     * The policy is satisfied.
     *
     * @param witnesses who cosigned, by their names in the policy, and when
     */
    public record Met(Checkpoint checkpoint, Map<String, Instant> witnesses) implements Verdict {
        public Met {
            // Keeps the policy's order, for display.
            witnesses = Collections.unmodifiableMap(new LinkedHashMap<>(witnesses));
        }

        /** When the last of them cosigned; empty if the policy requires no witness. */
        public Optional<Instant> at() {
            return witnesses.values().stream().max(Comparator.naturalOrder());
        }
    }

    /**
     * The policy is not satisfied.
     *
     * @param who the log's origin, or the name of the witness concerned; for
     *     {@link Reason#TOO_FEW_WITNESSES} the names of those who did not cosign
     */
    public record NotMet(Reason reason, List<String> who) implements Verdict {
        public NotMet {
            who = List.copyOf(who);
        }

        /** A sentence for display, without the full stop. */
        public String inWords() {
            return reason.inWords.formatted(String.join(", ", who));
        }
    }

    /** Why the policy is not satisfied. */
    public enum Reason {
        NOT_A_CHECKPOINT("what is signed is not a checkpoint"),
        UNKNOWN_LOG("the policy does not know the log %s"),
        NOT_SIGNED_BY_THE_LOG("the checkpoint is not signed by a key of the log %s"),
        LOG_SIGNATURE_WRONG("a signature of the log %s is not of this checkpoint"),
        COSIGNATURE_WRONG("the cosignature of %s is not of this checkpoint"),
        TOO_FEW_WITNESSES("too few witnesses have cosigned the checkpoint; not cosigned by: %s");

        private final String inWords;

        Reason(String inWords) {
            this.inWords = inWords;
        }
    }

    /** Checks a checkpoint and its cosignatures. */
    public static Verdict check(SignedNote note, TrustPolicy policy) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(note.text());
        } catch (IllegalArgumentException malformed) {
            return new NotMet(Reason.NOT_A_CHECKPOINT, List.of());
        }
        List<NoteKey> keys = policy.keysOf(checkpoint.origin());
        if (keys.isEmpty()) {
            return notMet(Reason.UNKNOWN_LOG, checkpoint.origin());
        }
        // An invalid signature by a known key invalidates the whole note (C2SP signed-note,
        // "Signatures").
        if (keys.stream().anyMatch(note::isForged)) {
            return notMet(Reason.LOG_SIGNATURE_WRONG, checkpoint.origin());
        }
        return keys.stream().anyMatch(note::isSignedBy)
                ? witnessed(note, checkpoint, policy)
                : notMet(Reason.NOT_SIGNED_BY_THE_LOG, checkpoint.origin());
    }

    private static Verdict witnessed(SignedNote note, Checkpoint checkpoint, TrustPolicy policy) {
        Map<String, Instant> cosigned = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        for (Witness witness : policy.witnesses()) {
            if (note.isForged(witness.key())) {
                return notMet(Reason.COSIGNATURE_WRONG, witness.name());
            }
            witness.key()
                    .cosigned(note)
                    .ifPresentOrElse(at -> cosigned.put(witness.name(), at), () -> absent.add(witness.name()));
        }
        return policy.satisfiedBy(cosigned.keySet())
                ? new Met(checkpoint, cosigned)
                : new NotMet(Reason.TOO_FEW_WITNESSES, absent);
    }

    private static NotMet notMet(Reason reason, String who) {
        return new NotMet(reason, List.of(who));
    }
}
