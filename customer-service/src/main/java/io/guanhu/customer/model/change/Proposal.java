package io.guanhu.customer.model.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody proposes to change, and why.
 *
 * @param baseVersion the customer's version that the difference was made against
 * @param needsSecondPerson whether somebody else must decide
 * @param endsOn if it is the end of the relationship that is proposed, its day; such a change has
 *     no fields
 */
public record Proposal(
        UUID id,
        UUID customerId,
        long baseVersion,
        String proposedBy,
        Instant proposedAt,
        boolean needsSecondPerson,
        ReasonCode reason,
        @Nullable LocalDate endsOn) {

    /** The same, that somebody else must decide. */
    public Proposal forSecondPerson() {
        return new Proposal(id, customerId, baseVersion, proposedBy, proposedAt, true, reason, endsOn);
    }
}
