package io.guanhu.audit.lookup;

import io.guanhu.platform.contract.AuditEvents.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search; absent criteria are ignored.
 *
 * @param customerId everything that concerns this customer, whatever the resource
 * @param role a role that the actor had, possibly among others
 * @param from inclusive
 * @param to exclusive
 * @param after only entries after this one, in descending order
 */
record Query(
        @Nullable String actor,
        @Nullable String resourceType,
        @Nullable String resourceId,
        @Nullable UUID customerId,
        @Nullable String action,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable String traceId,
        @Nullable String branch,
        @Nullable String service,
        @Nullable String role,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Position after,
        int limit) {

    /** An entry's position in the search order. */
    record Position(Instant at, long index) {

        static Position parse(String text) {
            int colon = text.lastIndexOf(' ');
            try {
                return new Position(
                        Instant.parse(text.substring(0, Math.max(0, colon))),
                        Long.parseLong(text.substring(colon + 1)));
            } catch (DateTimeException malformed) {
                throw new IllegalArgumentException(malformed);
            }
        }

        @Override
        public String toString() {
            return at + " " + index;
        }
    }
}
