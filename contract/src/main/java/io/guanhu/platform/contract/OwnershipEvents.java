package io.guanhu.platform.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What ownership-service publishes. */
public final class OwnershipEvents {

    private OwnershipEvents() {}

    /**
     * A manager looks after a customer from an instant on.
     *
     * @param role PRIMARY or ASSISTANT
     * @param managerId the manager's employee id
     * @param branch the manager's branch path
     * @param to exclusive; absent while no end is known
     */
    @EventType(value = "ownership.assignment-started.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record AssignmentStarted(
            UUID assignmentId,
            UUID customerId,
            String role,
            String managerId,
            String branch,
            Instant from,
            @Nullable Instant to,
            Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** The end of an assignment was set. */
    @EventType(value = "ownership.assignment-ended.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record AssignmentEnded(
            UUID assignmentId, UUID customerId, String role, String managerId, Instant to, Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** A customer without a primary owner entered the pool of a branch. */
    @EventType(value = "ownership.customer-pooled.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record CustomerPooled(UUID customerId, UUID poolId, String branch, Instant from, Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** A customer left a pool, because an owner was assigned. */
    @EventType(value = "ownership.customer-unpooled.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record CustomerUnpooled(UUID customerId, UUID poolId, Instant to, Instant at) implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /**
     * The transfer of one customer reached a state.
     *
     * @param state PROPOSED, ACCEPTED, COMPLETED, DECLINED, WITHDRAWN or LAPSED (the customer was
     *     erased)
     */
    @EventType(value = "ownership.transfer-advanced.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record TransferAdvanced(
            UUID transferId, UUID customerId, String fromManager, String toManager, String state, Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /**
     * The current state of branches: those that changed, or a part of the whole list, which is
     * published repeatedly.
     *
     * @param total the total number of branches; none is ever removed
     */
    @EventType(value = "ownership.branches-listed.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record BranchesListed(List<ListedBranch> branches, long total, Instant at) implements Event {
        @Override
        public String key() {
            return "branches";
        }
    }

    /**
     * A branch. A closed one keeps its history and accepts nothing new.
     *
     * @param state OPEN or CLOSED
     * @param version the higher of two versions counts
     */
    public record ListedBranch(String branch, String name, String nameEn, String state, long version) {}

    /** The current state of relationship managers; see {@link BranchesListed}. */
    @EventType(value = "ownership.managers-listed.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record ManagersListed(List<ListedManager> managers, long total, Instant at) implements Event {
        @Override
        public String key() {
            return "managers";
        }
    }

    /**
     * A manager by employee id.
     *
     * @param state ACTIVE or INACTIVE
     * @param version the higher of two versions counts
     */
    public record ListedManager(String employeeId, String branch, String state, long version) {}

    /** These parts of the customers differ, and should be reported again in smaller parts. */
    @EventType(value = "ownership.census-asked.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record CensusAsked(UUID censusId, Instant asOf, List<String> prefixes, Instant at) implements Event {
        @Override
        public String key() {
            return censusId.toString();
        }
    }

    /**
     * The events about the creation of these customers were missed, and should be published again.
     */
    @EventType(value = "ownership.customers-missed.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record CustomersMissed(List<UUID> customerIds, Instant at) implements Event {
        @Override
        public String key() {
            return "census";
        }
    }
}
