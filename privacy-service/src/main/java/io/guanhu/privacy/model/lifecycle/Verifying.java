package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.OneTimeCode.Attempt;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.List;

/**
 * A one-time code was sent to the registered phone or email address.
 *
 * @param code the latest code; earlier ones no longer count
 */
public record Verifying(Filing filing, OneTimeCode code) implements ErasureRequest {

    @Override
    public State state() {
        return State.VERIFYING;
    }

    @Override
    public Decision challenge(OneTimeCode newer, Actor actor, Instant at) {
        if (!filing.openTo(actor)) {
            return Decision.refused(Refusal.CUSTOMERS_OWN);
        }
        // The state stays the same, so there is no event.
        return new Decision.Accepted(new Verifying(filing.handledBy(actor), newer), List.of());
    }

    @Override
    public Decision proveIdentity(String codeHash, Actor actor, Instant at) {
        if (!filing.openTo(actor)) {
            return Decision.refused(Refusal.CUSTOMERS_OWN);
        }
        if (code.askedBy() != actor.type()) {
            return Decision.refused(Refusal.NO_CODE);
        }
        return switch (code.attempt(codeHash, at)) {
            case Attempt.Right() -> Decision.accepted(this, new Verified(filing.handledBy(actor), null), actor, at);
            case Attempt.Wrong _ -> Decision.refused(Refusal.WRONG_CODE);
            case Attempt.Refused(var reason) -> Decision.refused(reason);
        };
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
