package io.guanhu.privacy.model;

import java.time.Instant;

/** Filed; nobody has shown yet that the customer wants it. */
public record Submitted(Filing filing) implements ErasureRequest {

    @Override
    public State state() {
        return State.SUBMITTED;
    }

    @Override
    public Decision challenge(OneTimeCode code, Actor actor, Instant at) {
        return Decision.accepted(this, new Verifying(filing.handledBy(actor), code, 1), actor, at);
    }

    @Override
    public Decision proveIdentity(String codeHash, Actor actor, Instant at) {
        return Decision.refused(Refusal.NO_CODE);
    }

    @Override
    public Decision expire(Instant at) {
        return Unconfirmed.expire(this, at);
    }
}
