package io.guanhu.privacy.model;

import java.time.Instant;

/** Nothing follows. */
public sealed interface Ended extends ErasureRequest {

    @Override
    default Decision cancel(Actor actor, Instant at) {
        return Decision.refused(Refusal.WRONG_STATE);
    }

    /** Everything in scope was erased. */
    record Completed(Filing filing) implements Ended {
        @Override
        public State state() {
            return State.COMPLETED;
        }
    }

    /** Something in scope had to be kept or restricted. */
    record PartiallyCompleted(Filing filing) implements Ended {
        @Override
        public State state() {
            return State.PARTIALLY_COMPLETED;
        }
    }

    /** A compliance officer refused it, with reason and citation. */
    record Rejected(Filing filing) implements Ended {
        @Override
        public State state() {
            return State.REJECTED;
        }
    }

    /** Called back before execution began. */
    record Cancelled(Filing filing) implements Ended {
        @Override
        public State state() {
            return State.CANCELLED;
        }
    }

    /** Not confirmed in time. */
    record Expired(Filing filing) implements Ended {
        @Override
        public State state() {
            return State.EXPIRED;
        }
    }
}
