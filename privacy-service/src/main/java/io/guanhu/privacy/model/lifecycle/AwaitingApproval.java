package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;

/** A second person, who has not handled the request, decides. */
public record AwaitingApproval(Filing filing, Assessment assessment) implements ErasureRequest {

    @Override
    public State state() {
        return State.AWAITING_APPROVAL;
    }

    @Override
    public Decision approve(Actor officer, Instant at) {
        return filing.handlers().contains(officer.id())
                ? Decision.refused(Refusal.SAME_PERSON)
                : Decision.accepted(this, new Executing(filing, assessment, Executing.Step.ORDERING), officer, at);
    }
}
