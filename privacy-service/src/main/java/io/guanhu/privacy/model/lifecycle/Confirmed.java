package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;

/** The customer confirmed, knowing that it cannot be undone. */
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
