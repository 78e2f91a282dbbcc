package io.guanhu.privacy.model;

import java.time.Instant;

/** The customer has proven who they are and reads the consequences. */
public record Verified(Filing filing) implements ErasureRequest {

    @Override
    public State state() {
        return State.VERIFIED;
    }

    @Override
    public Decision confirm(boolean acknowledgesIrreversible, Actor actor, Instant at) {
        return acknowledgesIrreversible
                ? Decision.accepted(this, new Confirmed(filing.handledBy(actor)), actor, at)
                : Decision.refused(Refusal.NOT_ACKNOWLEDGED);
    }

    @Override
    public Decision expire(Instant at) {
        return Unconfirmed.expire(this, at);
    }
}
