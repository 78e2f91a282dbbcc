package io.guanhu.notification.model.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A sending of which a provider has accepted some parts.
 *
 * @param sending counted from 1
 * @param provider the provider that accepted the last part
 * @param sender see {@link AcceptedPart}
 * @param of the number of parts
 * @param taken the numbers of the accepted parts
 * @param undelivered whether one of these is known not to be delivered
 * @param last when the last one was accepted
 */
public record StartedSending(
        int sending, String provider, String sender, int of, Set<Integer> taken, boolean undelivered, Instant last) {

    public StartedSending {
        taken = Set.copyOf(taken);
    }

    /** The outcome if it is clear without asking a provider; empty if sending must continue. */
    public Optional<Outcome> outcome() {
        if (undelivered) {
            return Optional.of(new Outcome.Refused("undelivered"));
        }
        return taken.size() == of ? Optional.of(new Outcome.Accepted(provider)) : Optional.empty();
    }
}
