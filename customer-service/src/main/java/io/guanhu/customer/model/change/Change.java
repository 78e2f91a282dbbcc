package io.guanhu.customer.model.change;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change to a customer's data, by state: proposed, confirmed by the person who read the
 * difference, and decided by a second person if needed. Only open states have next steps.
 */
public sealed interface Change {

    /** The states, by their names in the API and the database. */
    enum State {
        PROPOSED,
        AWAITING_DECISION,
        APPLIED,
        REJECTED,
        WITHDRAWN,
        EXPIRED
    }

    Proposal proposal();

    default State state() {
        return switch (this) {
            case Proposed _ -> State.PROPOSED;
            case AwaitingDecision _ -> State.AWAITING_DECISION;
            case Applied _ -> State.APPLIED;
            case Rejected _ -> State.REJECTED;
            case Withdrawn _ -> State.WITHDRAWN;
            case Expired _ -> State.EXPIRED;
        };
    }

    /**
     * The number of its step, counted from 1. A withdrawal states the step that the proposer saw.
     */
    int step();

    /**
     * Withdraws an open change; only its proposer may.
     *
     * @return null if it is not open
     */
    default @Nullable Outcome withdraw(String by, Instant now) {
        return null;
    }

    /** The change at an instant; an open one expires automatically. */
    default Change asOf(Instant now) {
        return this;
    }

    /** Waits for confirmation by a person who read the difference. */
    record Proposed(Proposal proposal, Instant expiresAt) implements Change {

        @Override
        public int step() {
            return 1;
        }

        @Override
        public Outcome withdraw(String by, Instant now) {
            return withdrawn(proposal, by, now);
        }

        @Override
        public Change asOf(Instant now) {
            return now.isBefore(expiresAt) ? this : new Expired(proposal, expiresAt);
        }

        /** The same change, which now needs a second person. */
        public Proposed forSecondPerson() {
            return new Proposed(proposal.forSecondPerson(), expiresAt);
        }

        /**
         * Confirms the difference.
         *
         * @param currentVersion the customer's current version
         * @param patience how long a second person may take to decide
         */
        public Outcome confirm(String by, Instant now, long currentVersion, Duration patience) {
            if (proposal.baseVersion() != currentVersion) {
                return new Refused(Refusal.STALE_VERSION);
            }
            return new Advanced(
                    proposal.needsSecondPerson()
                            ? new AwaitingDecision(proposal, by, now, now.plus(patience))
                            : new Applied(proposal, by, now, currentVersion + 1));
        }
    }

    /** Waits for a second person's decision. */
    record AwaitingDecision(Proposal proposal, String confirmedBy, Instant confirmedAt, Instant expiresAt)
            implements Change {

        @Override
        public int step() {
            return 2;
        }

        @Override
        public Outcome withdraw(String by, Instant now) {
            return withdrawn(proposal, by, now);
        }

        @Override
        public Change asOf(Instant now) {
            return now.isBefore(expiresAt) ? this : new Expired(proposal, expiresAt);
        }

        /** Whether this person may decide; the proposer and the confirming person may not. */
        public boolean decidableBy(String person) {
            return !person.equals(proposal.proposedBy()) && !person.equals(confirmedBy);
        }

        /** Approves or rejects; the proposer and the confirming person may not. */
        public Outcome decide(String by, boolean approve, Instant now, long currentVersion) {
            if (!decidableBy(by)) {
                return new Refused(Refusal.SAME_PERSON);
            }
            if (!approve) {
                return new Advanced(new Rejected(proposal, by, now));
            }
            if (proposal.baseVersion() != currentVersion) {
                return new Refused(Refusal.STALE_VERSION);
            }
            return new Advanced(new Applied(proposal, by, now, currentVersion + 1));
        }
    }

    /**
     * In force.
     *
     * @param by who confirmed, or who decided if a second person was needed
     * @param version the customer's version after the change
     */
    record Applied(Proposal proposal, String by, Instant at, long version) implements Ended {}

    /** Rejected by the second person. */
    record Rejected(Proposal proposal, String by, Instant at) implements Ended {}

    /** Withdrawn by its proposer. */
    record Withdrawn(Proposal proposal, String by, Instant at) implements Ended {}

    /** Nobody confirmed or decided in time, or the data was erased meanwhile. */
    record Expired(Proposal proposal, Instant at) implements Ended {}

    /** A final state. */
    sealed interface Ended extends Change {

        @Override
        default int step() {
            return 3;
        }
    }

    private static Outcome withdrawn(Proposal proposal, String by, Instant now) {
        return by.equals(proposal.proposedBy())
                ? new Advanced(new Withdrawn(proposal, by, now))
                : new Refused(Refusal.NOT_PROPOSER);
    }

    /** The result of a step. */
    sealed interface Outcome {}

    /** The step was taken. */
    record Advanced(Change change) implements Outcome {}

    /** The step was refused and nothing changed. */
    record Refused(Refusal refusal) implements Outcome {}

    /** Why a step is refused. */
    enum Refusal {
        /** The customer has changed since the difference was computed. */
        STALE_VERSION,
        /** Nobody may both make and check a change. */
        SAME_PERSON,
        /** Only the proposer can withdraw a change. */
        NOT_PROPOSER
    }
}
