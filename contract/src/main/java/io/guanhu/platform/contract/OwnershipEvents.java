package io.guanhu.platform.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What ownership-service publishes. */
public final class OwnershipEvents {

    private OwnershipEvents() {}

    /**
     * A manager looks after a customer from an instant on.
     *
     * @param role PRIMARY or ASSISTANT
     * @param managerId employee id
     * @param branch the manager's branch path
     * @param to exclusive; absent means until further notice
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

    /** An assignment got its end. */
    @EventType(value = "ownership.assignment-ended.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record AssignmentEnded(
            UUID assignmentId,
            UUID customerId,
            String role,
            String managerId,
            Instant to,
            Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** A customer without a primary owner entered the pool of a branch. */
    @EventType(value = "ownership.customer-pooled.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record CustomerPooled(
            UUID customerId, UUID poolId, String branch, Instant from, Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** A customer left a pool, because an owner was assigned. */
    @EventType(value = "ownership.customer-unpooled.v1", topic = Topics.OWNERSHIP_EVENTS)
    public record CustomerUnpooled(UUID customerId, UUID poolId, Instant to, Instant at)
            implements Event {
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
            UUID transferId,
            UUID customerId,
            String fromManager,
            String toManager,
            String state,
            Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }
}
