package io.guanhu.customer.model.change;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a customer's data, by state: proposed, then confirmed by whoever read the difference,
 * and decided by somebody else where a second person is needed. Only an open state leads on.
 */
public sealed interface Change {

    Proposal proposal();

    /** How far it has come, from 1: whoever takes it back tells by this what of it they saw. */
    int step();

    /**
     * Takes an open change back; only who proposed it may.
     *
     * @return null if it is not open
     */
    default @Nullable Outcome withdraw(String by, Instant now) {
        return null;
    }

    /** This change at an instant: an open one expires by itself. */
    default Change asOf(Instant now) {
        return this;
    }

    /** Waits for confirmation by somebody who read the difference. */
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

        /** The same, that takes a second person. */
        public Proposed forSecondPerson() {
            return new Proposed(proposal.forSecondPerson(), expiresAt);
        }

        /**
         * Confirms the difference.
         *
         * @param currentVersion the customer's version now
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

        /** Whether somebody may decide: neither who proposed nor who confirmed may. */
        public boolean decidableBy(String person) {
            return !person.equals(proposal.proposedBy()) && !person.equals(confirmedBy);
        }

        /** Approves or rejects; neither who proposed nor who confirmed may. */
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
     * @param by who confirmed, or decided where a second person was needed
     * @param version the customer's version that it led to
     */
    record Applied(Proposal proposal, String by, Instant at, long version) implements Ended {}

    /** Rejected by the second person. */
    record Rejected(Proposal proposal, String by, Instant at) implements Ended {}

    /** Taken back by whoever proposed it. */
    record Withdrawn(Proposal proposal, String by, Instant at) implements Ended {}

    /** Nobody confirmed or decided in time, or its data was erased meanwhile. */
    record Expired(Proposal proposal, Instant at) implements Ended {}

    /** Leads nowhere any more. */
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

    /** What a step leads to. */
    sealed interface Outcome {}

    /** The step was taken. */
    record Advanced(Change change) implements Outcome {}

    /** The step was refused and nothing changed. */
    record Refused(Refusal refusal) implements Outcome {}

    /** Why a step is refused. */
    enum Refusal {
        /** The customer changed since the difference was made. */
        STALE_VERSION,
        /** One person may not both make and check a change. */
        SAME_PERSON,
        /** Nobody takes back what somebody else proposed. */
        NOT_PROPOSER
    }
}
