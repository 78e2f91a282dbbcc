package io.guanhu.platform.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What privacy-service publishes, the orders it gives to data holders, and the receipts with which
 * they answer.
 */
public final class PrivacyEvents {

    private PrivacyEvents() {}

    /** A privacy request moved from one state to another. */
    @EventType(value = "privacy.request-advanced.v1", topic = Topics.PRIVACY_EVENTS)
    public record RequestAdvanced(
            UUID requestId, UUID customerId, @Nullable String from, String to, Instant at) implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
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
     * its keeper is unavailable. It proves nothing by itself; the root of a signed head confirms
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

        /** An order that erases whole categories only. */
        public ErasureOrdered(
                UUID orderId,
                UUID requestId,
                UUID customerId,
                Set<DataCategory> erase,
                List<Restriction> restrict,
                Set<String> holders,
                String nonce,
                Instant at) {
            this(orderId, requestId, customerId, erase, restrict, holders, nonce, at, List.of(), null);
        }

        /** Sorts the sets, so that the order's JSON is the same whoever writes it. */
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

    /**
     * A holder has erased, read back every copy, and found what is stated here; the epochs in which
     * the keys were destroyed have ended.
     *
     * @param orderDigest {@link ErasureOrdered#digest} of the order that was carried out
     * @param nonce the order's nonce
     * @param epochs of the holder's key store; empty if it never had a key for these categories
     */
    @EventType(value = "privacy.erasure-receipted.v1", topic = Topics.PRIVACY_RECEIPTS)
    public record ErasureReceipted(
            UUID orderId,
            UUID requestId,
            UUID customerId,
            String holder,
            String orderDigest,
            String nonce,
            List<Finding> findings,
            Instant at,
            List<KeyEpoch> epochs)
            implements Event {

        public ErasureReceipted {
            findings = List.copyOf(findings);
            // Receipts from earlier versions do not have it.
            epochs = epochs == null ? List.of() : List.copyOf(epochs);
        }

        @Override
        public String key() {
            return customerId.toString();
        }

        @Override
        public String speaker() {
            return holder;
        }
    }

    /**
     * One store of a holder and what was done there.
     *
     * @param store a name such as {@code postgresql:customer.profile} or {@code key:CONTACT}
     * @param action ERASED, RESTRICTED, KEY_DESTROYED or NOTHING_HELD
     * @param removed how many records were removed or restricted
     * @param readBack how many readable records a read-back still found; zero in an honest receipt
     */
    public record Finding(String store, DataCategory category, String action, long removed, long readBack) {}

    /**
     * An epoch of a holder's key store. At its end, the root over the keys destroyed in it was
     * destroyed, and nothing that this root had wrapped could be opened any longer.
     *
     * @param number each holder counts its own epochs
     * @param categories the categories whose keys were destroyed in it
     * @param endedAt since when no copy can open them
     * @param checked the copies that were verified to have the new state before the old root was
     *     destroyed, such as {@code LOG_ARCHIVED}
     * @param absent kinds of copies that the holder states it does not have
     * @param rootHolder the store that held the root and destroyed it, such as {@code file}
     * @param destructionDelaySeconds how long the root could still have been recovered; this time
     *     has passed
     * @param copies where, by the root holder's own statement, further copies of key material may
     *     exist
     */
    public record KeyEpoch(
            long number,
            Set<DataCategory> categories,
            Instant endedAt,
            List<String> checked,
            List<String> absent,
            String rootHolder,
            long destructionDelaySeconds,
            List<String> copies) {

        public KeyEpoch {
            categories = Collections.unmodifiableSet(new TreeSet<>(categories));
            checked = List.copyOf(checked);
            absent = List.copyOf(absent);
            copies = List.copyOf(copies);
        }
    }
}
