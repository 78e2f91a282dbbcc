package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;

/** Filed; the customer's identity is not proven yet. */
public record Submitted(Filing filing) implements ErasureRequest {

    @Override
    public State state() {
        return State.SUBMITTED;
    }

    @Override
    public Decision challenge(OneTimeCode code, Actor actor, Instant at) {
        return filing.openTo(actor)
                ? Decision.accepted(this, new Verifying(filing.handledBy(actor), code), actor, at)
                : Decision.refused(Refusal.CUSTOMERS_OWN);
    }

    @Override
    public Decision proveIdentity(String codeHash, Actor actor, Instant at) {
        return Decision.refused(filing.openTo(actor) ? Refusal.NO_CODE : Refusal.CUSTOMERS_OWN);
    }

    @Override
    public Decision evidence(Actor actor, Instant at) {
        return Unconfirmed.inPerson(this, actor, at);
    }

    @Override
    public Decision expire(Instant at) {
        return Unconfirmed.expire(this, at);
    }
}
