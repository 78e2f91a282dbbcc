package io.guanhu.ownership.model.stewardship;

import io.guanhu.ownership.model.branch.Branch;
import java.time.Instant;
import java.util.UUID;

/** A customer without an owner is in a branch's pool for a period. */
public record PoolStay(UUID id, UUID customerId, UUID poolId, Branch branch, Period valid) {

    public PoolStay endedAt(Instant end) {
        return new PoolStay(id, customerId, poolId, branch, valid.endedAt(end));
    }
}
