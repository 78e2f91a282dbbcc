package io.guanhu.audit.verification;

import io.guanhu.audit.model.LogCheck.Flaw;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param size how many entries were looked at, or should have been
 * @param witnessedSize how many of them enough witnesses have seen; absent where no witness is
 *     asked for
 * @param firstBadIndex the first leaf that does not fit; absent if all is well
 * @param flaw a code such as {@code leaf-changed}; absent if all is well
 * @param entryId of the entry that does not fit, where it is known
 * @param detail which of its details does not fit, counted from 0
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
     * What was found of the first entries.
     *
     * @param witnessed how many entries of the whole log enough witnesses have seen: it may have grown meanwhile
     */
    static Outcome of(long size, @Nullable Long witnessed, Optional<Flaw> found) {
        @Nullable Long seen = witnessed == null ? null : Math.min(witnessed, size);
        Flaw flaw = found.orElse(null);
        return flaw == null
                ? new Outcome(size, seen, true, null, null, null, null)
                : new Outcome(size, seen, false, flaw.index(), flaw.kind().code(), flaw.entryId(), flaw.detail());
    }
}
