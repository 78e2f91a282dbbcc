package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.stewardship.WhyPooled;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer who enters the pool of a branch.
 *
 * @param requestedManager who was asked for, and is not the owner
 * @param why absent if nobody asked for anything else
 */
public record Pooling(
        UUID customerId,
        Branch branch,
        Instant from,
        @Nullable String requestedManager,
        @Nullable WhyPooled why) {}
