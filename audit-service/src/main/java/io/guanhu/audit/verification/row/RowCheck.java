package io.guanhu.audit.verification.row;

import io.guanhu.audit.model.Frontier;
import io.guanhu.audit.model.LeafText;
import io.guanhu.audit.model.LeafText.Member;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through leaves, with their columns and details side by side. */
public final class RowCheck {

    private final DetailCheck detailCheck;
    private final long from;
    private final long to;
    private final CopiedRows leaves;
    private final CopiedRows columns;
    private final CopiedRows details;
    private final QuickCheck quick = new QuickCheck();
    private final LeafText text = new LeafText();
    private @Nullable CopiedRow detail;

    private RowCheck(RowStore store, Connections connections, DetailCheck detailCheck, long from, long to)
            throws SQLException {
        this.detailCheck = detailCheck;
        this.from = from;
        this.to = to;
        this.leaves = store.leaves(connections.leaves(), from, to);
        this.columns = store.columns(connections.columns(), from, to);
        this.details = store.details(connections.details(), from, to);
    }

    /** Requests the rows, which the server starts to produce. */
    public static RowCheck begin(RowStore store, Connections connections, DetailCheck details, long from, long to)
            throws SQLException {
        return new RowCheck(store, connections, details, from, to);
    }

    public long to() {
        return to;
    }

    /** The first flaw; collects the hashes of all leaves up to the first missing one. */
    public Optional<Flaw> check(Frontier hashing, List<byte[]> hashes) throws SQLException {
        detail = details.next();
        Optional<Flaw> found = Optional.empty();
        for (long index = from; index < to; index++) {
            CopiedRow leaf = leaves.next();
            if (leaf == null || leaf.int64(0) != index) {
                found = found.isPresent() ? found : flaw(index, Kind.LEAF_MISSING);
                break;
            }
            hashes.add(hashing.hashOfLeaf(leaf.array(), leaf.offset(2), leaf.length(2)));
            if (found.isEmpty()) {
                found = flaw(index, leaf);
            }
        }
        found = surplus(found);
        drain();
        return found;
    }

    private static Optional<Flaw> flaw(long index, Kind kind) {
        return Optional.of(new Flaw(index, kind));
    }

    private static Optional<Flaw> flaw(long index, Kind kind, CopiedRow leaf) {
        return Optional.of(new Flaw(index, kind, String.valueOf(leaf.uuid(1)), null));
    }

    private Optional<Flaw> flaw(long index, CopiedRow leaf) throws SQLException {
        CopiedRow column = columns.next();
        boolean inPlace = column != null && column.int64(0) == index;
        boolean certain = column != null && inPlace && quick.agrees(leaf, column);
        if (!certain) {
            if (!isReadable(leaf)) {
                return flaw(index, Kind.LEAF_CHANGED, leaf);
            }
            if (column == null || !inPlace || !ColumnCheck.agrees(text, column)) {
                return flaw(index, Kind.INDEX_CHANGED, leaf);
            }
        }
        boolean hasDetail = detail != null && detail.int64(0) == index;
        return certain && !quick.hasDetails() && !hasDetail ? Optional.empty() : details(index, leaf);
    }

    private boolean isReadable(CopiedRow leaf) {
        return text.read(leaf.array(), leaf.offset(2), leaf.length(2))
                && ColumnCheck.isUuid(text, Member.ENTRY_ID, leaf, 1);
    }

    private Optional<Flaw> details(long index, CopiedRow leaf) throws SQLException {
        List<CopiedRow> own = new ArrayList<>();
        while (detail != null && detail.int64(0) == index) {
            own.add(detail.copy());
            detail = details.next();
        }
        return isReadable(leaf)
                ? detailCheck.check(text, index, String.valueOf(leaf.uuid(1)), own)
                : flaw(index, Kind.LEAF_CHANGED, leaf);
    }

    /** Two rows with one index, if the database has lost the constraint against that. */
    private Optional<Flaw> surplus(Optional<Flaw> found) throws SQLException {
        if (found.isPresent()) {
            return found;
        }
        if (leaves.next() != null) {
            return flaw(to - 1, Kind.LEAF_INSERTED);
        }
        if (columns.next() != null) {
            return flaw(to - 1, Kind.INDEX_INSERTED);
        }
        return detail == null ? Optional.empty() : flaw(to - 1, Kind.DETAIL_INSERTED);
    }

    /** Frees the connections. */
    public void drain() throws SQLException {
        leaves.drain();
        columns.drain();
        details.drain();
    }
}
