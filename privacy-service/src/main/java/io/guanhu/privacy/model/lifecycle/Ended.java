package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;

/** A final state. */
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
