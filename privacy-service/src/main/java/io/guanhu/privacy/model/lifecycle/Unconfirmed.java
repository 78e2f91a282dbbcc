package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;

/** Shared by the states in which a request expires automatically. */
final class Unconfirmed {

    private Unconfirmed() {}

    /** Staff have seen the customer and the identity document, which replaces the code. */
    static Decision inPerson(ErasureRequest request, Actor actor, Instant at) {
        Filing filing = request.filing();
        Refusal refusal = filing.evidenceRefusal(actor);
        if (refusal != null || !filing.channel().inPerson()) {
            return Decision.refused(refusal == null ? Refusal.WRONG_STATE : refusal);
        }
        var seen = new Verified(filing.handledBy(actor), filing.evidenceBy(actor, true));
        return Decision.accepted(request, seen, actor, at);
    }

    static Decision expire(ErasureRequest request, Instant at) {
        return at.isBefore(request.filing().expiresAt())
                ? Decision.refused(Refusal.WRONG_STATE)
                : Decision.accepted(request, new Ended(request.filing(), State.EXPIRED), Actor.SERVICE, at);
    }
}
