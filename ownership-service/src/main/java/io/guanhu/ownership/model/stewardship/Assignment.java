package io.guanhu.ownership.model.stewardship;

import io.guanhu.ownership.model.branch.Branch;
import java.time.Instant;
import java.util.UUID;

/**
 * A manager looks after a customer for a period.
 *
 * @param branch the manager's branch when the assignment was made
 */
public record Assignment(UUID id, UUID customerId, Role role, String managerId, Branch branch, Period valid) {

    public Assignment endedAt(Instant end) {
        return new Assignment(id, customerId, role, managerId, branch, valid.endedAt(end));
    }
}
