package io.guanhu.privacy.model;

import java.time.Instant;

/** Nothing follows. */
public record Ended(Filing filing, State state) implements ErasureRequest {

    public Ended {
        if (!state.ended()) {
            throw new IllegalArgumentException("Something follows " + state);
        }
    }

    @Override
    public Decision reject(Actor officer, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    @Override
    public Decision cancel(Actor actor, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }
}
