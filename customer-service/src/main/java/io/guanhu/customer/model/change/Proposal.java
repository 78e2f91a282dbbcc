package io.guanhu.customer.model.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody proposes to change, and why.
 *
 * @param baseVersion the customer's version on which the difference is based
 * @param needsSecondPerson whether a second person must decide
 * @param endsOn the day, if the change proposes the end of the relationship; such a change has no
 *     fields
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

    /** The same proposal, to be decided by a second person. */
    public Proposal forSecondPerson() {
        return new Proposal(id, customerId, baseVersion, proposedBy, proposedAt, true, reason, endsOn);
    }
}
