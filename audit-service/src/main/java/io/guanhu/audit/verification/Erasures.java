package io.guanhu.audit.verification;

import io.guanhu.audit.model.LeafText;
import io.guanhu.audit.model.LeafText.Member;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.verification.VerificationStore.Erased;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which details may be missing: those of a category whose erasure is an entry of the log. A mark in
 * the database alone proves nothing.
 */
final class Erasures {

    private static final int PAGE = 1000;
    private static final int REMEMBERED = 10_000;
    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    private final VerificationStore store;
    private final Connection connection;
    private final Map<String, Boolean> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Erasures(VerificationStore store, Connection connection) {
        this.store = store;
        this.connection = connection;
    }

    boolean areProven(String customerId, String category) throws SQLException {
        Boolean before = known.get(customerId + category);
        if (before != null) {
            return before;
        }
        Optional<Erased> erased = store.erased(connection, customerId, category);
        boolean proven = erased.filter(Erasures::isProven).isPresent();
        known.put(customerId + category, proven);
        return proven;
    }

    /** The first mark that no entry of the log stands behind. */
    Optional<Flaw> unproven(long size) throws SQLException {
        String customerId = BEFORE_ALL;
        String category = "";
        while (true) {
            List<Erased> page = store.erasedAfter(connection, customerId, category, PAGE);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            for (Erased erased : page) {
                if (!isProven(erased)) {
                    return Optional.of(new Flaw(size, Kind.ERASURE_UNPROVEN));
                }
            }
            customerId = page.getLast().customerId();
            category = page.getLast().category();
        }
    }

    private static boolean isProven(Erased erased) {
        LeafText leaf = new LeafText();
        return leaf.read(erased.leaf(), 0, erased.leaf().length)
                && LogEntry.ERASURE.equals(leaf.text(Member.ACTION))
                && erased.customerId().equals(leaf.text(Member.CUSTOMER_ID))
                && erased.category().equals(leaf.text(Member.REASON));
    }
}
