package io.guanhu.platform.contract;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The receipts with which data holders answer the orders of privacy-service. */
public final class ReceiptEvents {

    private ReceiptEvents() {}

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

        /** Starts a holder's answer to an order. */
        public static Receipt answering(ErasureOrdered order, String holder, Instant at) {
            return new Receipt(order, holder, at);
        }

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
        public String publisher() {
            return holder;
        }
    }

    /**
     * One store of a holder and what was done there.
     *
     * @param store a name such as {@code postgresql:customer.profile} or {@code key:CONTACT}
     * @param removed how many records were removed or restricted
     * @param readBack how many readable records a read-back still found; zero in an honest receipt
     */
    public record Finding(String store, DataCategory category, Action action, long removed, long readBack) {}

    /** What happened in a store. */
    public enum Action {
        ERASED,
        RESTRICTED,
        KEY_DESTROYED,
        NOTHING_HELD
    }

    /**
     * An epoch of a holder's key store. At its end, the root over the keys destroyed in it was
     * destroyed, and nothing that this root had wrapped could be opened any longer.
     *
     * @param number each holder counts its own epochs
     * @param categories the categories whose keys were destroyed in it
     * @param endedAt since when no copy can open them
     * @param checked the copies that were verified to have the new state before the old root was
     *     destroyed, such as {@code LOG_ARCHIVED}; an open set, as are all kinds of copies here: a
     *     reader shows one that it does not know as it is
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

        /** Starts the description of an epoch that has ended. */
        public static Ended epoch(long number, Instant endedAt) {
            return new Ended(number, endedAt);
        }

        public KeyEpoch {
            categories = Collections.unmodifiableSet(new TreeSet<>(categories));
            checked = List.copyOf(checked);
            absent = List.copyOf(absent);
            copies = List.copyOf(copies);
        }
    }

    /** A receipt under construction. {@link #build} fails without findings. */
    public static final class Receipt {

        private final ErasureOrdered order;
        private final String holder;
        private final Instant at;
        private @Nullable List<Finding> findings;
        private List<KeyEpoch> epochs = List.of();

        private Receipt(ErasureOrdered order, String holder, Instant at) {
            this.order = order;
            this.holder = holder;
            this.at = at;
        }

        public Receipt findings(List<Finding> ofAllStores) {
            this.findings = ofAllStores;
            return this;
        }

        public Receipt epochs(List<KeyEpoch> ended) {
            this.epochs = ended;
            return this;
        }

        public ErasureReceipted build() {
            return new ErasureReceipted(
                    order.orderId(),
                    order.requestId(),
                    order.customerId(),
                    holder,
                    order.digest(),
                    order.nonce(),
                    Objects.requireNonNull(findings, "findings"),
                    at,
                    epochs);
        }
    }

    /** An epoch under construction. {@link #build} fails without categories or the root's holder. */
    public static final class Ended {

        private final long number;
        private final Instant endedAt;
        private @Nullable Set<DataCategory> categories;
        private List<String> checked = List.of();
        private List<String> absent = List.of();
        private @Nullable String rootHolder;
        private long destructionDelaySeconds;
        private List<String> copies = List.of();

        private Ended(long number, Instant endedAt) {
            this.number = number;
            this.endedAt = endedAt;
        }

        public Ended categories(Set<DataCategory> ofDeadKeys) {
            this.categories = ofDeadKeys;
            return this;
        }

        public Ended checked(List<String> codes) {
            this.checked = codes;
            return this;
        }

        public Ended absent(List<String> codes) {
            this.absent = codes;
            return this;
        }

        /** The store that held the root, and how long it could have recovered it. */
        public Ended rootHolder(String name, long delaySeconds) {
            this.rootHolder = name;
            this.destructionDelaySeconds = delaySeconds;
            return this;
        }

        public Ended copies(List<String> codes) {
            this.copies = codes;
            return this;
        }

        public KeyEpoch build() {
            return new KeyEpoch(
                    number,
                    Objects.requireNonNull(categories, "categories"),
                    endedAt,
                    checked,
                    absent,
                    Objects.requireNonNull(rootHolder, "rootHolder"),
                    destructionDelaySeconds,
                    copies);
        }
    }
}
