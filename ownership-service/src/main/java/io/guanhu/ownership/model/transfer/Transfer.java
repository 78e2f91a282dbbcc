package io.guanhu.ownership.model.transfer;

import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Lead;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Customers on their way from their owners to another manager: proposed, accepted by the receiver,
 * approved by a lead of every branch on either side, completed. Each state offers only the steps
 * that it allows.
 */
public sealed interface Transfer {

    Terms terms();

    /** The states, by their names in the API and the database. */
    enum State {
        PROPOSED,
        ACCEPTED,
        APPROVED,
        COMPLETED,
        DECLINED,
        WITHDRAWN,
        LAPSED
    }

    default State state() {
        return switch (this) {
            case Proposed _ -> State.PROPOSED;
            case Agreed _ -> State.ACCEPTED;
            case Approved _ -> State.APPROVED;
            case Completed _ -> State.COMPLETED;
            case Declined _ -> State.DECLINED;
            case Withdrawn _ -> State.WITHDRAWN;
            case Lapsed _ -> State.LAPSED;
        };
    }

    /** Whether further steps are possible. */
    default boolean open() {
        return false;
    }

    /**
     * The proposal.
     *
     * @param effectiveFrom absent to take effect on approval
     */
    record Terms(
            UUID id,
            String proposer,
            String toManager,
            Branch toBranch,
            List<Item> items,
            @Nullable Instant effectiveFrom) {

        public Terms {
            items = List.copyOf(items);
        }

        /** The customers still to be handed over. */
        public List<Item> remaining() {
            return items.stream().filter(each -> !each.ended()).toList();
        }

        /** The same terms without a customer who can no longer be handed over. */
        Terms without(UUID customerId) {
            return new Terms(
                    id,
                    proposer,
                    toManager,
                    toBranch,
                    items.stream()
                            .map(each -> each.customerId().equals(customerId) ? each.end() : each)
                            .toList(),
                    effectiveFrom);
        }

        /** Whether a lead is responsible for a branch on either side. */
        public boolean concerns(Branch subtree) {
            return subtree.covers(toBranch) || items.stream().anyMatch(each -> subtree.covers(each.fromBranch()));
        }

        /**
         * The branches on either side for which no responsible lead has approved. A lead who
         * proposes the transfer speaks for the giving branches, but never for the receiving one, so
         * that nobody can hand customers over alone within their own branches.
         */
        Set<Branch> missing(List<Lead> approvals) {
            List<Lead> receiving = approvals.stream()
                    .filter(each -> !each.employeeId().equals(proposer))
                    .toList();
            Set<Branch> missing = new LinkedHashSet<>();
            remaining().stream()
                    .map(Item::fromBranch)
                    .filter(branch -> approvals.stream().noneMatch(each -> each.covers(branch)))
                    .forEach(missing::add);
            if (receiving.stream().noneMatch(each -> each.covers(toBranch))) {
                missing.add(toBranch);
            }
            return missing;
        }

        /** Whether an employee is the proposer, the receiver or a current owner. */
        public boolean involves(String employeeId) {
            return proposer.equals(employeeId)
                    || toManager.equals(employeeId)
                    || items.stream().anyMatch(each -> each.fromManager().equals(employeeId));
        }
    }

    /**
     * One customer and their current owner.
     *
     * @param ended whether the customer was erased and is therefore no longer handed over
     */
    record Item(UUID customerId, String fromManager, Branch fromBranch, boolean ended) {

        public Item(UUID customerId, String fromManager, Branch fromBranch) {
            this(customerId, fromManager, fromBranch, false);
        }

        Item end() {
            return new Item(customerId, fromManager, fromBranch, true);
        }
    }

    /**
     * The transfer after one of its customers was erased; it lapses if that was the last. An
     * approved transfer continues, because the responsibility for data that the law keeps must be
     * clear.
     */
    default Transfer withoutErased(UUID customerId) {
        Terms left = terms().without(customerId);
        return switch (this) {
            case Proposed _ -> left.remaining().isEmpty() ? new Lapsed(left) : new Proposed(left);
            case Agreed agreed -> left.remaining().isEmpty() ? new Lapsed(left) : new Agreed(left, agreed.approvals());
            case Approved _, Completed _, Declined _, Withdrawn _, Lapsed _ -> this;
        };
    }

    /** Waits for the receiver. */
    record Proposed(Terms terms) implements Transfer {

        @Override
        public boolean open() {
            return true;
        }

        /** The receiver accepts; a proposer cannot also be the accepting receiver. */
        public Decision<Transfer> accept(String employeeId) {
            if (!terms.toManager().equals(employeeId)) {
                return Decision.refused(Refusal.ONLY_RECEIVER_ACCEPTS);
            }
            return terms.proposer().equals(employeeId)
                    ? Decision.refused(Refusal.SAME_PERSON)
                    : Decision.accepted(new Agreed(terms, List.of()));
        }

        public Decision<Transfer> decline(String employeeId) {
            return terms.toManager().equals(employeeId)
                    ? Decision.accepted(new Declined(terms, employeeId))
                    : Decision.refused(Refusal.ONLY_RECEIVER_ACCEPTS);
        }

        public Decision<Transfer> withdraw(String employeeId) {
            return withdrawn(terms, employeeId);
        }
    }

    /**
     * The receiver has accepted; waits for leads.
     *
     * @param approvals the approvals so far, which cover some of the branches
     */
    record Agreed(Terms terms, List<Lead> approvals) implements Transfer {

        public Agreed {
            approvals = List.copyOf(approvals);
        }

        @Override
        public boolean open() {
            return true;
        }

        /** A lead approves for their branches; the last approval decides. */
        public Decision<Transfer> approve(Lead lead, Instant now) {
            return refusalOf(lead)
                    .or(() -> again(lead))
                    .<Decision<Transfer>>map(Decision::refused)
                    .orElseGet(() -> Decision.accepted(with(lead, now)));
        }

        /** A lead who approved before can complete it once the last missing branch drops out. */
        private Optional<Refusal> again(Lead lead) {
            return approvals.contains(lead) && !missing().isEmpty()
                    ? Optional.of(Refusal.ALREADY_APPROVED)
                    : Optional.empty();
        }

        private Transfer with(Lead lead, Instant now) {
            List<Lead> all = Stream.concat(approvals.stream(), Stream.of(lead))
                    .distinct()
                    .toList();
            return terms.missing(all).isEmpty()
                    ? new Approved(terms, lead.employeeId(), beginning(now))
                    : new Agreed(terms, all);
        }

        /** The branches whose lead has not approved yet. */
        public Set<Branch> missing() {
            return terms.missing(approvals);
        }

        public Decision<Transfer> decline(Lead lead) {
            return refusalOf(lead)
                    .<Decision<Transfer>>map(Decision::refused)
                    .orElseGet(() -> Decision.accepted(new Declined(terms, lead.employeeId())));
        }

        public Decision<Transfer> withdraw(String employeeId) {
            return withdrawn(terms, employeeId);
        }

        private Optional<Refusal> refusalOf(Lead lead) {
            if (lead.employeeId().equals(terms.proposer()) || lead.employeeId().equals(terms.toManager())) {
                return Optional.of(Refusal.SAME_PERSON);
            }
            return terms.concerns(lead.branch()) ? Optional.empty() : Optional.of(Refusal.OUTSIDE_YOUR_BRANCH);
        }

        private Instant beginning(Instant now) {
            Instant wanted = terms.effectiveFrom();
            return wanted == null || wanted.isBefore(now) ? now : wanted;
        }
    }

    /** Approved: the new owner is recorded from {@code from} on, which may be in the future. */
    record Approved(Terms terms, String approver, Instant from) implements Transfer {

        @Override
        public boolean open() {
            return true;
        }

        /** The transfer is completed once its time has come. */
        public Transfer atInstant(Instant now) {
            return now.isBefore(from) ? this : new Completed(terms, approver);
        }
    }

    /** The receiver is the new owner. */
    record Completed(Terms terms, String approver) implements Transfer {}

    /** The receiver or a lead declined. */
    record Declined(Terms terms, String by) implements Transfer {}

    /** The proposer withdrew it. */
    record Withdrawn(Terms terms) implements Transfer {}

    /** All of its customers were erased before a decision. */
    record Lapsed(Terms terms) implements Transfer {}

    private static Decision<Transfer> withdrawn(Terms terms, String employeeId) {
        return terms.proposer().equals(employeeId)
                ? Decision.accepted(new Withdrawn(terms))
                : Decision.refused(Refusal.ONLY_PROPOSER_WITHDRAWS);
    }
}
