package io.guanhu.platform.contract;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What ownership-service publishes. */
public final class OwnershipEvents {

    private OwnershipEvents() {}

    /**
     * A manager looks after a customer from an instant on.
     *
     * @param managerId the manager's employee id
     * @param branch the manager's branch path
     * @param to exclusive; absent while no end is known
     */
    @EventType(value = "ownership.assignment-started.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record AssignmentStarted(
            UUID assignmentId,
            UUID customerId,
            Role role,
            String managerId,
            String branch,
            Instant from,
            @Nullable Instant to,
            Instant at)
            implements Event {

        /** Starts an assignment; anything not set is absent. */
        public static Assignment assignment(UUID assignmentId, UUID customerId, Instant at) {
            return new Assignment(assignmentId, customerId, at);
        }

        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** What a manager is to a customer. */
    public enum Role {
        PRIMARY,
        ASSISTANT
    }

    /** The end of an assignment was set. */
    @EventType(value = "ownership.assignment-ended.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record AssignmentEnded(
            UUID assignmentId, UUID customerId, Role role, String managerId, Instant to, Instant at) implements Event {
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

    /** The transfer of one customer reached a state. */
    @EventType(value = "ownership.transfer-advanced.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record TransferAdvanced(
            UUID transferId, UUID customerId, String fromManager, String toManager, TransferState state, Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** How far the transfer of one customer got. */
    public enum TransferState {
        PROPOSED,
        ACCEPTED,
        COMPLETED,
        DECLINED,
        WITHDRAWN,
        /** The customer was erased. */
        LAPSED
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
     * @param version the higher of two versions counts
     */
    public record ListedBranch(String branch, String name, String nameEn, BranchState state, long version) {}

    /** Whether a branch takes anything new. */
    public enum BranchState {
        OPEN,
        CLOSED
    }

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
     * @param version the higher of two versions counts
     */
    public record ListedManager(String employeeId, String branch, ManagerState state, long version) {}

    /** Whether a manager can be given customers. */
    public enum ManagerState {
        ACTIVE,
        INACTIVE
    }

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

    /** An assignment under construction. {@link #build} fails without role, manager, branch or from. */
    public static final class Assignment {

        private final UUID assignmentId;
        private final UUID customerId;
        private final Instant at;
        private @Nullable Role role;
        private @Nullable String managerId;
        private @Nullable String branch;
        private @Nullable Instant from;
        private @Nullable Instant to;

        private Assignment(UUID assignmentId, UUID customerId, Instant at) {
            this.assignmentId = assignmentId;
            this.customerId = customerId;
            this.at = at;
        }

        public Assignment role(Role primaryOrAssistant) {
            this.role = primaryOrAssistant;
            return this;
        }

        public Assignment manager(String employeeId) {
            this.managerId = employeeId;
            return this;
        }

        public Assignment branch(String path) {
            this.branch = path;
            return this;
        }

        public Assignment from(Instant inclusive) {
            this.from = inclusive;
            return this;
        }

        public Assignment to(@Nullable Instant exclusive) {
            this.to = exclusive;
            return this;
        }

        public AssignmentStarted build() {
            return new AssignmentStarted(
                    assignmentId,
                    customerId,
                    Objects.requireNonNull(role, "role"),
                    Objects.requireNonNull(managerId, "manager"),
                    Objects.requireNonNull(branch, "branch"),
                    Objects.requireNonNull(from, "from"),
                    to,
                    at);
        }
    }
}
