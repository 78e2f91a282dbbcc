package io.guanhu.customer.model;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody proposes to change, and why.
 *
 * @param baseVersion the customer's version that the difference was made against
 * @param needsSecondPerson whether somebody else must decide
 */
public record Proposal(
        UUID id,
        UUID customerId,
        long baseVersion,
        String proposedBy,
        Instant proposedAt,
        boolean needsSecondPerson,
        ReasonCode reason) {

    /** The same, that somebody else must decide. */
    public Proposal forSecondPerson() {
        return new Proposal(id, customerId, baseVersion, proposedBy, proposedAt, true, reason);
    }
}
