package io.guanhu.privacy.model.lifecycle;

import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.List;

/** Orders have been given, or are about to be; this cannot be undone. */
public record Executing(Filing filing, Assessment assessment, Step step) implements ErasureRequest {

    /** The steps. Each is its own transaction and is resumed after a crash. */
    public enum Step {
        /** Keep the contact for the last notice and publish the order. */
        ORDERING,
        /** Wait until every holder has erased and read back; then extend the ledger. */
        AWAITING_RECEIPTS,
        /** Get the audit proof; sign and store the certificate; ask for the notices. */
        CERTIFYING,
        /** Wait until the notices are delivered; then destroy the stored contact. */
        NOTIFYING;

        public boolean last() {
            return this == NOTIFYING;
        }

        public Step next() {
            return switch (this) {
                case ORDERING -> AWAITING_RECEIPTS;
                case AWAITING_RECEIPTS -> CERTIFYING;
                case CERTIFYING -> NOTIFYING;
                case NOTIFYING -> throw new IllegalStateException("Nothing follows " + this);
            };
        }
    }

    /** Erases restricted data that no rule keeps any longer; nobody has to request it again. */
    public static Decision.Accepted released(Filing filing, Assessment assessment, Instant at) {
        return new Decision.Accepted(
                new Executing(filing, assessment, Step.ORDERING),
                List.of(new Advanced(null, State.EXECUTING, at, Actor.SERVICE)));
    }

    @Override
    public State state() {
        return State.EXECUTING;
    }

    /** The next step of the execution. */
    public Executing stepped() {
        return new Executing(filing, assessment, step.next());
    }

    @Override
    public Decision reject(Actor officer, Instant at) {
        return Decision.refused(Refusal.ALREADY_EXECUTING);
    }

    @Override
    public Decision cancel(Actor actor, Instant at) {
        return Decision.refused(Refusal.ALREADY_EXECUTING);
    }

    @Override
    public Decision complete(Instant at) {
        if (!step.last()) {
            return Decision.refused(Refusal.WRONG_STATE);
        }
        var ended = new Ended(filing, assessment.complete() ? State.COMPLETED : State.PARTIALLY_COMPLETED);
        return Decision.accepted(this, ended, Actor.SERVICE, at);
    }
}
