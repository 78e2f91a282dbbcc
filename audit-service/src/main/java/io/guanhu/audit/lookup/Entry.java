package io.guanhu.audit.lookup;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as it is shown: no details, which only their customer's keys could open. */
record Entry(
        long index,
        UUID entryId,
        Instant at,
        String service,
        Party actor,
        String action,
        Party resource,
        @Nullable UUID customerId,
        String outcome,
        @Nullable String reason) {

    /** Who acted, or what was acted on. */
    record Party(String type, String id) {}
}
