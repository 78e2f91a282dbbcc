package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;

/**
 * An erasure request. Each state is a type. The methods here refuse every command; states override
 * those that they allow.
 */
public sealed interface ErasureRequest
        permits Submitted, Verifying, Verified, Confirmed, Assessed, CoolingOff, AwaitingApproval, Executing, Ended {

    /** The kind of request in the API, in certificates and in the database; there is no other. */
    String TYPE = "ERASURE";

    Filing filing();

    State state();

    /** A one-time code is sent, which replaces an earlier one. */
    default Decision challenge(OneTimeCode code, Actor actor, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** The customer enters the code. */
    default Decision proveIdentity(String codeHash, Actor actor, Instant at) {
        return Decision.refused(state().ended() ? Refusal.WRONG_STATE : Refusal.CODE_USED);
    }

    /** Staff record the evidence for a request that they filed. */
    default Decision evidence(Actor actor, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /**
     * The customer, or staff who filed the request for the customer, gives the final confirmation.
     */
    default Decision confirm(boolean acknowledgesIrreversible, Actor actor, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** The legal consequences for each category are fixed. */
    default Decision assess(Assessment assessment, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** The cooling-off period begins. */
    default Decision coolOff(Instant until, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** The cooling-off period is over. */
    default Decision coolOffElapsed(Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** A second person approves the execution. */
    default Decision approve(Actor officer, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** A second person refuses the request, at any time before execution. */
    default Decision reject(Actor officer, Instant at) {
        return filing().handlers().contains(officer.id())
                ? Decision.refused(Refusal.SAME_PERSON)
                : Decision.accepted(this, new Ended(filing(), State.REJECTED), officer, at);
    }

    /** Cancelled by the customer, before execution begins. */
    default Decision cancel(Actor actor, Instant at) {
        return filing().isOf(actor)
                ? Decision.accepted(this, new Ended(filing(), State.CANCELLED), actor, at)
                : Decision.refused(Refusal.ONLY_CUSTOMER_CANCELS);
    }

    /** The request was not confirmed in time. */
    default Decision expire(Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** All receipts, the certificate and the last notice are there. */
    default Decision complete(Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }
}
