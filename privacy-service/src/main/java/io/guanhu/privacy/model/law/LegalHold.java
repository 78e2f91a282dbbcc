package io.guanhu.privacy.model.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order to keep, which no erasure overrides.
 *
 * @param claimKnownOn of a claim: when the creditor learned of it; its limitation counts from then
 * @param injuryOn of a claim: when the right was injured; twenty years later nothing is left of it
 */
public record LegalHold(
        HoldGround ground,
        @Nullable LocalDate claimKnownOn,
        @Nullable LocalDate injuryOn) {

    public LegalHold(HoldGround ground) {
        this(ground, null, null);
    }
}
