package io.guanhu.privacy.model;

import java.time.Instant;

/** What the law says about each category is fixed. */
public record Assessed(Filing filing, Assessment assessment) implements ErasureRequest {

    @Override
    public State state() {
        return State.ASSESSED;
    }

    @Override
    public Decision coolOff(Instant until, Instant at) {
        return Decision.accepted(this, new CoolingOff(filing, assessment, until), Actor.SERVICE, at);
    }
}
