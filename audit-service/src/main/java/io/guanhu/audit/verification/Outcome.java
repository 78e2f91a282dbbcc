package io.guanhu.audit.verification;

import io.guanhu.audit.model.LogCheck.Flaw;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification.
 *
 * @param size how many entries were checked, or should have been
 * @param witnessedSize how many of them enough witnesses have seen; absent if none are required
 * @param firstBadIndex the first leaf that does not match; absent if all is well
 * @param flaw a code such as {@code leaf-changed}; absent if all is well
 * @param entryId the id of the entry that does not match, if known
 * @param detail which of its details does not match, counted from 0
 */
record Outcome(
        long size,
        @Nullable Long witnessedSize,
        boolean ok,
        @Nullable Long firstBadIndex,
        @Nullable String flaw,
        @Nullable String entryId,
        @Nullable Integer detail) {

    /**
     * The result for the first entries.
     *
     * @param witnessed how many entries of the whole log enough witnesses have seen, which may have
     *     grown meanwhile
     */
    static Outcome of(long size, @Nullable Long witnessed, Optional<Flaw> found) {
        @Nullable Long seen = witnessed == null ? null : Math.min(witnessed, size);
        Flaw flaw = found.orElse(null);
        return flaw == null
                ? new Outcome(size, seen, true, null, null, null, null)
                : new Outcome(size, seen, false, flaw.index(), flaw.kind().code(), flaw.entryId(), flaw.detail());
    }
}
