package io.guanhu.notification.model.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * When to retry a message. Outages never end a message, however long they last: it waits until it
 * is sent or expires. A message required by law is never given up; a person decides.
 *
 * @param faults how many unexpected failures of its own a message may have
 * @param first pause after the first attempt; doubled after each
 * @param longest the longest pause
 */
public record RetryPolicy(int faults, Duration first, Duration longest) {

    private static final String EXPIRED = "expired";

    /** What follows an attempt. */
    public sealed interface Next {

        /** A provider has it. */
        record Sent(Outcome.Accepted accepted) implements Next {}

        /**
         * Another attempt.
         *
         * @param fault whether this attempt failed through the message's own fault
         */
        record Again(Instant at, String code, boolean fault) implements Next {}

        /** No further attempt. */
        record GivenUp(String code) implements Next {}

        /** No further attempt until a person requests one. */
        record Stuck(String code) implements Next {}
    }

    /** Decides what follows an attempt. */
    public Next after(Outcome outcome, Standing standing, Instant now) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Next.Sent(accepted);
            case Outcome.Refused(String code) -> ended(standing, code);
            case Outcome.Failed(String code) when standing.faults() + 1 >= faults -> ended(standing, code);
            case Outcome.Failed(String code) -> again(standing, code, true, now);
            case Outcome.Unavailable(String code) -> again(standing, code, false, now);
        };
    }

    /** Decides what follows if a message has expired. */
    public Next expired(Standing standing) {
        return ended(standing, EXPIRED);
    }

    private static Next ended(Standing standing, String code) {
        return standing.legal() ? new Next.Stuck(code) : new Next.GivenUp(code);
    }

    /** Never later than the expiry, so that it does not look alive after that. */
    private Next again(Standing standing, String code, boolean fault, Instant now) {
        Instant at = now.plus(pauseAfter(standing.attempt()));
        Instant end = standing.expiresAt();
        return new Next.Again(end != null && end.isBefore(at) ? end : at, code, fault);
    }

    private Duration pauseAfter(int attempt) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
