package io.guanhu.notification.model.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a provider continues a message with several parts. An accepted part is not sent again unless
 * the whole message must be: phones only join parts from one sender, and discard parts whose rest
 * does not arrive.
 *
 * @param others how long a message that another sender began is left to that sender
 * @param memory how long phones are expected to keep a part
 */
public record Continuing(Duration others, Duration memory) {

    /**
     * What remains to be sent.
     *
     * @param sending which sending the parts belong to
     * @param taken parts that must not be sent
     */
    public record Rest(int sending, Set<Integer> taken) {}

    /**
     * The rest; empty if the sender who began may still continue.
     *
     * @param sender the sender of the provider that asks
     * @param of the number of parts it would send
     */
    public Optional<Rest> of(Progress progress, String sender, int of, Instant now) {
        Rest whole = new Rest(progress.sendings() + 1, Set.of());
        Optional<StartedSending> begun = progress.begun();
        if (begun.isEmpty()) {
            return Optional.of(whole);
        }
        StartedSending before = begun.get();
        boolean joins = before.sender().equals(sender) && before.of() == of;
        Instant end = before.last().plus(joins ? memory : others);
        if (!now.isBefore(end)) {
            return Optional.of(whole);
        }
        return joins ? Optional.of(new Rest(before.sending(), before.taken())) : Optional.empty();
    }
}
