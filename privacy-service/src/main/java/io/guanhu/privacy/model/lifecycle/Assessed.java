package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;

/** The legal consequences for each category are fixed. */
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
