package io.guanhu.privacy.model;

import java.time.Instant;

/** What the states have in common in which a request lapses by itself. */
final class Unconfirmed {

    private Unconfirmed() {}

    static Decision expire(ErasureRequest request, Instant at) {
        return at.isBefore(request.filing().expiresAt())
                ? Decision.refused(Refusal.WRONG_STATE)
                : Decision.accepted(
                        request, new Ended(request.filing(), State.EXPIRED), Actor.SERVICE, at);
    }
}
