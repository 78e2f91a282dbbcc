package io.guanhu.audit.verification;

import io.guanhu.audit.model.LogCheck;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.verification.VerificationStore.Signed;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TrustPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks whether the log is the one that witnesses saw. One person may control the log's key and
 * its files, but not the quorum's keys.
 */
final class WitnessedCheck {

    private final TrustPolicy policy;

    WitnessedCheck(TrustPolicy policy) {
        this.policy = policy;
    }

    /** Whether the policy requires any witness. */
    boolean isDemanded() {
        return !policy.satisfiedBy(Set.of());
    }

    /**
     * Requires that the log has the witnessed roots. All signatures of the last one are verified,
     * because it covers all entries before it.
     */
    Optional<Flaw> expect(List<Signed> witnessed, LogCheck check) {
        for (Signed row : witnessed) {
            Optional<Checkpoint> checkpoint = checkpoint(row);
            if (checkpoint.isEmpty() || checkpoint.get().size() != row.size()) {
                return Optional.of(new Flaw(row.size() - 1, Kind.COSIGNATURES_FORGED));
            }
            check.expect(row.size(), checkpoint.get().root(), Kind.WITNESSED_CHECKPOINT_DIFFERS);
        }
        return witnessed.isEmpty() || isCosigned(witnessed.getLast())
                ? Optional.empty()
                : Optional.of(new Flaw(witnessed.getLast().size() - 1, Kind.COSIGNATURES_FORGED));
    }

    private static Optional<Checkpoint> checkpoint(Signed row) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(row.note()).text()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isCosigned(Signed row) {
        return QuorumCheck.check(SignedNote.parse(row.note()), policy) instanceof QuorumCheck.Met met
                && met.checkpoint().size() == row.size();
    }

    /** The size that a quorum of witnesses has cosigned, by their last stored signatures. */
    long size(Optional<Signed> last) {
        return last.filter(row -> checkpoint(row).isPresent())
                .filter(this::isCosigned)
                .map(Signed::size)
                .orElse(0L);
    }

    /**
     * Requires that the last stored cosignatures are valid and cover the entries of a day ago.
     *
     * @param dayAgo the size of the log then
     */
    Optional<Flaw> finish(Optional<Signed> last, long dayAgo) {
        long size = size(last);
        if (!isDemanded() || (last.isEmpty() && dayAgo == 0)) {
            return Optional.empty();
        }
        if (last.isPresent() && size == 0) {
            return Optional.of(new Flaw(last.get().size() - 1, Kind.COSIGNATURES_FORGED));
        }
        return size < dayAgo ? Optional.of(new Flaw(size, Kind.WITNESSES_MISSING)) : Optional.empty();
    }
}
