package io.guanhu.notification.model;

import java.time.Duration;
import java.time.Instant;

/**
 * When a message is tried again.
 *
 * @param attempts how many there are at most
 * @param first pause after the first; doubled after each
 * @param longest pause
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    /** What follows an attempt. */
    public sealed interface Next {

        /** It is with a provider. */
        record Sent(Outcome.Accepted accepted) implements Next {}

        /** Another attempt. */
        record Again(Instant at, String code) implements Next {}

        /** No other attempt. */
        record GivenUp(String code) implements Next {}
    }

    /**
     * What follows.
     *
     * @param attempt which attempt this was, counted from 1
     */
    public Next after(Outcome outcome, int attempt, Instant now) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Next.Sent(accepted);
            case Outcome.Refused refused -> new Next.GivenUp(refused.code());
            case Outcome.Unavailable(String code) when attempt >= attempts ->
                    new Next.GivenUp(code);
            case Outcome.Unavailable(String code) ->
                    new Next.Again(now.plus(pauseAfter(attempt)), code);
        };
    }

    private Duration pauseAfter(int attempt) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
