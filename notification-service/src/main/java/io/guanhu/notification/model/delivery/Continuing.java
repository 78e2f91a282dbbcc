package io.guanhu.notification.model.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a provider goes on with a message of several parts. A part that was taken is not sent again,
 * unless the whole must be: phones join parts of one sender only, and forget those whose rest does
 * not come.
 *
 * @param others for how long a message that another sender began is left to that one
 * @param memory for how long phones are trusted to keep a part
 */
public record Continuing(Duration others, Duration memory) {

    /**
     * What is still to be sent.
     *
     * @param sending which sending the parts belong to
     * @param taken parts that must not be sent
     */
    public record Rest(int sending, Set<Integer> taken) {}

    /**
     * The rest; empty if the one who began may yet go on.
     *
     * @param sender of the provider that asks
     * @param of how many parts it would make
     */
    public Optional<Rest> of(Progress progress, String sender, int of, Instant now) {
        Rest whole = new Rest(progress.sendings() + 1, Set.of());
        Optional<Begun> begun = progress.begun();
        if (begun.isEmpty()) {
            return Optional.of(whole);
        }
        Begun before = begun.get();
        boolean joins = before.sender().equals(sender) && before.of() == of;
        Instant end = before.last().plus(joins ? memory : others);
        if (!now.isBefore(end)) {
            return Optional.of(whole);
        }
        return joins ? Optional.of(new Rest(before.sending(), before.taken())) : Optional.empty();
    }
}
