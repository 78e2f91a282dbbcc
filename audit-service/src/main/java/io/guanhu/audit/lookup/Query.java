package io.guanhu.audit.lookup;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; what is absent does not matter.
 *
 * @param customerId everything that concerns this customer, whatever the resource
 * @param from inclusive
 * @param to exclusive
 * @param before only entries with a smaller index
 */
record Query(
        @Nullable String actor,
        @Nullable String resourceType,
        @Nullable String resourceId,
        @Nullable UUID customerId,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long before,
        int limit) {}
