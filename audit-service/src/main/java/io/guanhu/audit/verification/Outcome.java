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

    static Outcome of(long size, @Nullable Long witnessed, Optional<Flaw> found) {
        Flaw flaw = found.orElse(null);
        return flaw == null
                ? new Outcome(size, witnessed, true, null, null, null, null)
                : new Outcome(size, witnessed, false, flaw.index(), flaw.kind().code(), flaw.entryId(), flaw.detail());
    }
}
