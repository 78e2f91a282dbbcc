package io.guanhu.privacy.model.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order to keep data, which no erasure overrides.
 *
 * @param claimKnownOn for a claim: when the creditor learned of it, which starts the limitation
 * @param injuryOn for a claim: when the right was infringed; the claim is void twenty years later
 */
public record LegalHold(
        HoldGround ground,
        @Nullable LocalDate claimKnownOn,
        @Nullable LocalDate injuryOn) {

    public LegalHold(HoldGround ground) {
        this(ground, null, null);
    }
}
