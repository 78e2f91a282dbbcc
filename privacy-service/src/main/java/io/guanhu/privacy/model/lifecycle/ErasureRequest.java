package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;

/**
 * An erasure request. Each state is a type; a command that the state does not allow is refused by
 * the methods here, which states override.
 */
public sealed interface ErasureRequest
        permits Submitted, Verifying, Verified, Confirmed, Assessed, CoolingOff, AwaitingApproval, Executing, Ended {

    Filing filing();

    State state();

    /** A one-time code goes out; it takes the place of an earlier one. */
    default Decision challenge(OneTimeCode code, Actor actor, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** The customer enters the code. */
    default Decision proveIdentity(String codeHash, Actor actor, Instant at) {
        return Decision.refused(state().ended() ? Refusal.WRONG_STATE : Refusal.CODE_USED);
    }

    /** Staff show the evidence for a request that they took down. */
    default Decision evidence(Actor actor, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** The customer, or staff for a customer whose wish they took down, confirms for good. */
    default Decision confirm(boolean acknowledgesIrreversible, Actor actor, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** What the law says about each category is fixed. */
    default Decision assess(Assessment assessment, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** The time to think again begins. */
    default Decision coolOff(Instant until, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** The time to think again is over. */
    default Decision coolOffElapsed(Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** A second person lets it be executed. */
    default Decision approve(Actor officer, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** A second person refuses it, until execution begins. */
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

    /** Never confirmed in time. */
    default Decision expire(Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** Every receipt, the certificate and the last notice are there. */
    default Decision complete(Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }
}
