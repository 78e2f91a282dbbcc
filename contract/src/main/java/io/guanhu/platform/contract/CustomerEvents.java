package io.guanhu.platform.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customer-service publishes. */
public final class CustomerEvents {

    private CustomerEvents() {}

    /**
     * A customer was created.
     *
     * @param branch the path of the branch, such as {@code BJ/CHAOYANG/001}
     * @param requestedManager employee id of the manager to assign; absent means the branch's pool
     */
    @EventType(value = "customer.created.v1", topic = Topics.CUSTOMER_EVENTS)
    public record CustomerCreated(
            UUID customerId, String branch, @Nullable String requestedManager, Origin origin, Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** How a customer came to the suite. */
    public enum Origin {
        /** An employee entered the customer. */
        STAFF,
        /** A file of many. */
        IMPORT,
        /** The core banking system. */
        CORE
    }

    /** Fields of a customer changed; the values stay with customer-service. */
    @EventType(value = "customer.changed.v1", topic = Topics.CUSTOMER_EVENTS)
    public record CustomerChanged(UUID customerId, UUID changeId, List<ChangedField> fields, long version, Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** A field's name, never its value. */
    public record ChangedField(String field, DataCategory category) {}

    /** The bank's relationship with a customer ended or was resumed. */
    @EventType(value = "customer.status-changed.v1", topic = Topics.CUSTOMER_EVENTS)
    public record CustomerStatusChanged(
            UUID customerId, Status status, @Nullable LocalDate relationshipEndedOn, Instant at) implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** Whether the relationship continues. */
    public enum Status {
        ACTIVE,
        CLOSED
    }

    /**
     * Categories of a customer were removed from all reads, because the law requires the bank to
     * keep them.
     */
    @EventType(value = "customer.restricted.v1", topic = Topics.CUSTOMER_EVENTS)
    public record CustomerRestricted(UUID customerId, Set<DataCategory> categories, Instant at) implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** Categories of a customer were erased and their keys destroyed. */
    @EventType(value = "customer.erased.v1", topic = Topics.CUSTOMER_EVENTS)
    public record CustomerErased(UUID customerId, Set<DataCategory> categories, Instant at) implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /**
     * How many customers there are, and which: digests over parts of them, or the ids in small
     * parts.
     *
     * @param asOf customers created later are not counted
     */
    @EventType(value = "customer.census-taken.v1", topic = Topics.CUSTOMER_EVENTS)
    public record CensusTaken(
            UUID censusId, Instant asOf, List<CensusPart> parts, List<CensusListing> listings, Instant at)
            implements Event {
        @Override
        public String key() {
            return censusId.toString();
        }
    }

    /**
     * The customers whose hash begins with a prefix.
     *
     * @param prefix a prefix of the SHA-256 of the id's sixteen bytes, in hexadecimal
     * @param digest the exclusive or of the first sixteen bytes of their hashes, in hexadecimal
     */
    public record CensusPart(String prefix, long count, String digest) {}

    /** Every customer whose hash begins with a prefix. */
    public record CensusListing(String prefix, List<UUID> ids) {}
}
