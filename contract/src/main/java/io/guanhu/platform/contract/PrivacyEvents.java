package io.guanhu.platform.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What privacy-service publishes, and the orders it gives to data holders. */
public final class PrivacyEvents {

    private PrivacyEvents() {}

    /** A privacy request moved from one state to another. */
    @EventType(value = "privacy.request-advanced.v1", topic = Topics.PRIVACY_EVENTS)
    public record RequestAdvanced(
            UUID requestId, UUID customerId, @Nullable RequestState from, RequestState to, Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** How far a privacy request got. */
    public enum RequestState {
        SUBMITTED,
        VERIFYING,
        VERIFIED,
        CONFIRMED,
        ASSESSED,
        COOLING_OFF,
        AWAITING_APPROVAL,
        EXECUTING,
        /** Everything in scope was erased. */
        COMPLETED,
        /** Something in scope had to be kept or restricted. */
        PARTIALLY_COMPLETED,
        REJECTED,
        CANCELLED,
        /** Not confirmed in time. */
        EXPIRED
    }

    /**
     * The erasure ledger has grown: holders compare this with the position stored with their data.
     */
    @EventType(value = "privacy.ledger-extended.v1", topic = Topics.PRIVACY_EVENTS)
    public record LedgerExtended(long position, UUID requestId, UUID customerId, Instant at) implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /**
     * An entry of the erasure ledger, for services that must restore a ledger or follow it while
     * its keeper is unavailable. Alone it proves nothing; the root of a signed head confirms
     * it.
     *
     * @param origin the ledger's name
     * @param position counted from 1, without gaps
     * @param order the order as JSON, exactly as the ledger hashes it
     */
    @EventType(value = "privacy.ledger-entry-recorded.v1", topic = Topics.PRIVACY_LEDGER)
    public record LedgerEntryRecorded(String origin, long position, String order) implements Event {
        @Override
        public String key() {
            return origin;
        }
    }

    /**
     * The keeper of the erasure ledger signed its head.
     *
     * @param origin the ledger's name
     * @param size the position of the last entry
     * @param note a signed checkpoint (C2SP tlog-checkpoint) that contains size and origin as well
     */
    @EventType(value = "privacy.ledger-head-signed.v1", topic = Topics.PRIVACY_LEDGER)
    public record LedgerHeadSigned(String origin, long size, String note) implements Event {
        @Override
        public String key() {
            return origin;
        }
    }

    /**
     * Orders every data holder to erase its data of these categories, and to restrict what must be
     * kept.
     *
     * @param orderId the order's id; the same order may be replayed from the ledger
     * @param eraseFields the fields to erase in categories that are otherwise kept or restricted
     * @param unseen whether readers of the customer must not notice that this was carried out: the
     *     data was restricted before and continues to be reported as restricted
     * @param holders the names of the holders that must answer
     * @param nonce 128 random bits in base64url; a receipt that repeats them was written after the
     *     order
     */
    @EventType(value = "privacy.erasure-ordered.v1", topic = Topics.PRIVACY_ORDERS)
    public record ErasureOrdered(
            UUID orderId,
            UUID requestId,
            UUID customerId,
            Set<DataCategory> erase,
            List<Restriction> restrict,
            Set<String> holders,
            String nonce,
            Instant at,
            List<PartErased> eraseFields,
            @Nullable Boolean unseen)
            implements Event {

        /** Starts an order; anything not set is neither erased nor restricted. */
        public static Order order(UUID orderId, UUID requestId, UUID customerId, Instant at) {
            return new Order(orderId, requestId, customerId, at);
        }

        /** Sorts the sets, so that the order's JSON does not depend on the writer. */
        public ErasureOrdered {
            erase = Collections.unmodifiableSet(new TreeSet<>(erase));
            restrict = List.copyOf(restrict);
            holders = Collections.unmodifiableSet(new TreeSet<>(holders));
            // Orders from earlier versions do not have it.
            eraseFields = eraseFields == null ? List.of() : List.copyOf(eraseFields);
        }

        /** Whether nobody may notice that it was carried out. */
        public boolean leavesNoTrace() {
            return Boolean.TRUE.equals(unseen);
        }

        @Override
        public String key() {
            return customerId.toString();
        }

        /** SHA-256 of the order's JSON in hexadecimal, to which receipts refer. */
        public String digest() {
            return EventCodec.digest(this);
        }
    }

    /**
     * Fields that no rule keeps, in a category that is otherwise kept: contact points that
     * identified nobody.
     */
    public record PartErased(DataCategory category, Set<String> fields) {
        public PartErased {
            fields = Collections.unmodifiableSet(new TreeSet<>(fields));
        }
    }

    /**
     * A category that the law requires the bank to keep.
     *
     * @param until the last day on which it must be kept; absent while the event that starts the
     *     period is still to come
     * @param rule id of the retention rule
     */
    public record Restriction(
            DataCategory category, @Nullable LocalDate until, String rule) {}

    /** An order under construction. {@link #build} fails without holders or a nonce. */
    public static final class Order {

        private final UUID orderId;
        private final UUID requestId;
        private final UUID customerId;
        private final Instant at;
        private Set<DataCategory> erase = Set.of();
        private List<Restriction> restrict = List.of();
        private @Nullable Set<String> holders;
        private @Nullable String nonce;
        private List<PartErased> eraseFields = List.of();
        private @Nullable Boolean unseen;

        private Order(UUID orderId, UUID requestId, UUID customerId, Instant at) {
            this.orderId = orderId;
            this.requestId = requestId;
            this.customerId = customerId;
            this.at = at;
        }

        public Order erase(Set<DataCategory> categories) {
            this.erase = categories;
            return this;
        }

        public Order restrict(List<Restriction> kept) {
            this.restrict = kept;
            return this;
        }

        public Order holders(Set<String> names) {
            this.holders = names;
            return this;
        }

        public Order nonce(String random) {
            this.nonce = random;
            return this;
        }

        public Order eraseFields(List<PartErased> parts) {
            this.eraseFields = parts;
            return this;
        }

        /** Whether nobody who reads the customer may be able to tell that it was carried out. */
        public Order unseen(boolean hidden) {
            this.unseen = hidden ? true : null;
            return this;
        }

        public ErasureOrdered build() {
            return new ErasureOrdered(
                    orderId,
                    requestId,
                    customerId,
                    erase,
                    restrict,
                    Objects.requireNonNull(holders, "holders"),
                    Objects.requireNonNull(nonce, "nonce"),
                    at,
                    eraseFields,
                    unseen);
        }
    }
}
