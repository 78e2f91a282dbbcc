package io.guanhu.privacy.model;

import io.guanhu.privacy.model.OneTimeCode.Attempt;
import java.time.Instant;
import java.util.List;

/**
 * A one-time code is on its way to the registered phone or email.
 *
 * @param code the newest code; earlier ones no longer count
 * @param codesSent how many codes this request has used, so that guessing cannot go on for ever
 */
public record Verifying(Filing filing, OneTimeCode code, int codesSent) implements ErasureRequest {

    public static final int CODE_LIMIT = 10;

    @Override
    public State state() {
        return State.VERIFYING;
    }

    @Override
    public Decision challenge(OneTimeCode newer, Actor actor, Instant at) {
        if (codesSent >= CODE_LIMIT) {
            return Decision.refused(Refusal.TOO_MANY_CODES);
        }
        // The state stays, so nothing has advanced.
        return new Decision.Accepted(
                new Verifying(filing.handledBy(actor), newer, codesSent + 1), List.of());
    }

    @Override
    public Decision proveIdentity(String codeHash, Actor actor, Instant at) {
        return switch (code.attempt(codeHash, at)) {
            case Attempt.Right() ->
                    Decision.accepted(this, new Verified(filing.handledBy(actor)), actor, at);
            case Attempt.Wrong(_) -> Decision.refused(Refusal.WRONG_CODE);
            case Attempt.Refused(var reason) -> Decision.refused(reason);
        };
    }

    @Override
    public Decision expire(Instant at) {
        return Unconfirmed.expire(this, at);
    }
}
