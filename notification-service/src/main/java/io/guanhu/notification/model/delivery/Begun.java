package io.guanhu.notification.model.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A sending of which some parts were taken.
 *
 * @param sending counted from 1
 * @param provider who took the last part
 * @param sender see {@link TakenPart}
 * @param of how many parts there are
 * @param taken the numbers of those that were taken
 * @param undelivered whether one of these is known not to arrive
 * @param last when the last one was taken
 */
public record Begun(
        int sending, String provider, String sender, int of, Set<Integer> taken, boolean undelivered, Instant last) {

    public Begun {
        taken = Set.copyOf(taken);
    }

    /** What is to be said of the message without asking any provider; empty if it must go on. */
    public Optional<Outcome> outcome() {
        if (undelivered) {
            return Optional.of(new Outcome.Refused("undelivered"));
        }
        return taken.size() == of ? Optional.of(new Outcome.Accepted(provider)) : Optional.empty();
    }
}
