package io.guanhu.audit.lookup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; what is absent does not matter.
 *
 * @param customerId everything that concerns this customer, whatever the resource
 * @param role that the actor had, among others
 * @param from inclusive
 * @param to exclusive
 * @param after only entries that come behind this one, newest first
 */
record Query(
        @Nullable String actor,
        @Nullable String resourceType,
        @Nullable String resourceId,
        @Nullable UUID customerId,
        @Nullable String action,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String traceId,
        @Nullable String branch,
        @Nullable String service,
        @Nullable String role,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Position after,
        int limit) {

    /** Where an entry stands in the order of search. */
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
