package io.guanhu.privacy.model;

import java.time.Instant;

/** The customer wants it and knows that it cannot be undone. */
public record Confirmed(Filing filing) implements ErasureRequest {

    @Override
    public State state() {
        return State.CONFIRMED;
    }

    @Override
    public Decision assess(Assessment assessment, Instant at) {
        return Decision.accepted(this, new Assessed(filing, assessment), Actor.SERVICE, at);
    }
}
