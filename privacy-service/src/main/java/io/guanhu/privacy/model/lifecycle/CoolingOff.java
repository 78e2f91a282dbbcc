package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;

/** The customer may still cancel, until the given instant. */
public record CoolingOff(Filing filing, Assessment assessment, Instant until) implements ErasureRequest {

    @Override
    public State state() {
        return State.COOLING_OFF;
    }

    @Override
    public Decision coolOffElapsed(Instant at) {
        return at.isBefore(until)
                ? Decision.refused(Refusal.WRONG_STATE)
                : Decision.accepted(this, new AwaitingApproval(filing, assessment), Actor.SERVICE, at);
    }
}
