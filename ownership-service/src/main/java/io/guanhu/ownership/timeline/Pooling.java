package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.stewardship.WhyPooled;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer entering a branch's pool.
 *
 * @param requestedManager the requested manager, who did not become the owner
 * @param why absent if nothing else was requested
 */
public record Pooling(
        UUID customerId,
        Branch branch,
        Instant from,
        @Nullable String requestedManager,
        @Nullable WhyPooled why) {}
