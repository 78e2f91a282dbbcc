package io.guanhu.audit.verification.row;

import io.guanhu.audit.model.LeafText;
import io.guanhu.audit.model.LeafText.Member;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.verification.row.MarkStore.Ended;
import io.guanhu.audit.verification.row.MarkStore.Erased;
import io.guanhu.platform.contract.AuditEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which details may be missing: those of a category whose erasure is recorded in the log,
 * unless their service sealed them after it had itself carried out that order. A mark in the
 * database alone proves nothing.
 */
public final class Erasures {

    private static final int PAGE = 1000;
    private static final int REMEMBERED = 10_000;
    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    private final MarkStore store;
    private final Connection connection;
    private final Map<String, List<Erasure>> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Erasure>> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Erasures(MarkStore store, Connection connection) {
        this.store = store;
        this.connection = connection;
    }

    /**
     * One order that was carried out here.
     *
     * @param ends for each service, the last leaf that records the end of its keys
     */
    private record Erasure(Map<String, Long> ends) {

        boolean reaches(@Nullable String service, long index) {
            Long end = ends.get(service);
            return end == null || end > index;
        }
    }

    /** Whether a detail of this category, sealed by this service, may be missing at a leaf. */
    boolean reach(String customerId, String category, @Nullable String service, long index) throws SQLException {
        List<Erasure> before = known.getOrDefault(customerId + category, List.of());
        return reach(before, service, index) || reach(lookUp(customerId, category), service, index);
    }

    private static boolean reach(List<Erasure> erasures, @Nullable String service, long index) {
        return erasures.stream().anyMatch(each -> each.reaches(service, index));
    }

    /** Looks again, because there may be a new one meanwhile. */
    private List<Erasure> lookUp(String customerId, String category) throws SQLException {
        List<Erasure> proven = new ArrayList<>();
        for (Erased erased : store.erased(connection, customerId, category)) {
            if (isProven(erased)) {
                proven.add(new Erasure(ends(erased)));
            }
        }
        known.put(customerId + category, proven);
        return proven;
    }

    private Map<String, Long> ends(Erased erased) throws SQLException {
        Map<String, Long> ends = new HashMap<>();
        for (Ended ended : store.ended(connection, erased)) {
            LeafText leaf = new LeafText();
            if (records(leaf, ended.leaf(), AuditEvents.END_KEYS, erased)) {
                String service = Objects.requireNonNull(leaf.text(Member.SERVICE));
                ends.merge(service, ended.index(), Math::max);
            }
        }
        return ends;
    }

    /** The first mark without a corresponding entry in the log. */
    public Optional<Flaw> unproven(long size) throws SQLException {
        Erased last = new Erased(BEFORE_ALL, "", BEFORE_ALL, new byte[0]);
        while (true) {
            List<Erased> page = store.erasedAfter(connection, last, PAGE);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            for (Erased erased : page) {
                if (!isProven(erased)) {
                    return Optional.of(new Flaw(size, Kind.ERASURE_UNPROVEN));
                }
            }
            last = page.getLast();
        }
    }

    private static boolean isProven(Erased erased) {
        return records(new LeafText(), erased.leaf(), LogEntry.ERASURE, erased);
    }

    private static boolean records(LeafText leaf, byte[] entry, String action, Erased erased) {
        return leaf.read(entry, 0, entry.length)
                && action.equals(leaf.text(Member.ACTION))
                && AuditEvents.ERASURE_ORDER.equals(leaf.text(Member.RESOURCE_TYPE))
                && erased.orderId().equals(leaf.text(Member.RESOURCE_ID))
                && erased.customerId().equals(leaf.text(Member.CUSTOMER_ID))
                && erased.category().equals(leaf.text(Member.REASON));
    }
}
