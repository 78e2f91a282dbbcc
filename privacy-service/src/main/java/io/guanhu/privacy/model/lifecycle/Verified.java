package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Evidence;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer has proven their identity and reads the consequences.
 *
 * @param evidence the evidence that staff recorded
 */
public record Verified(Filing filing, @Nullable Evidence evidence) implements ErasureRequest {

    @Override
    public State state() {
        return State.VERIFIED;
    }

    @Override
    public Decision evidence(Actor actor, Instant at) {
        Refusal refusal = filing.evidenceRefusal(actor);
        // The person who verified the identity stays on record.
        if (refusal != null || (evidence != null && evidence.provesIdentity())) {
            return Decision.refused(refusal == null ? Refusal.WRONG_STATE : refusal);
        }
        var shown = new Verified(filing.handledBy(actor), filing.evidenceBy(actor, false));
        return new Decision.Accepted(shown, List.of());
    }

    @Override
    public Decision confirm(boolean acknowledgesIrreversible, Actor actor, Instant at) {
        if (!filing.openTo(actor)) {
            return Decision.refused(Refusal.CUSTOMERS_OWN);
        }
        if (!acknowledgesIrreversible) {
            return Decision.refused(Refusal.NOT_ACKNOWLEDGED);
        }
        if (actor.type() == Actor.Type.STAFF) {
            if (evidence == null) {
                return Decision.refused(Refusal.EVIDENCE_MISSING);
            }
            if (evidence.provesIdentity() && evidence.takenBy().equals(actor.id())) {
                return Decision.refused(Refusal.SECOND_PERSON_CONFIRMS);
            }
        }
        return Decision.accepted(this, new Confirmed(filing.handledBy(actor)), actor, at);
    }

    @Override
    public Decision expire(Instant at) {
        return Unconfirmed.expire(this, at);
    }
}
