package io.guanhu.audit.verification.row;

import static java.util.Objects.requireNonNull;

import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.LogTables.Leaf;
import io.guanhu.audit.standing.LogTables.Place;
import io.guanhu.audit.standing.LogTables.Sealed;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** Copies rows out of tables in memory, in the format of the real ones. */
public final class InMemoryRowStore extends RowStore {

    private final LogTables tables;

    public InMemoryRowStore(LogTables tables) {
        this.tables = tables;
    }

    @Override
    CopiedRows leaves(Connection connection, long from, long to) {
        return rows(tables.leaves().entrySet().stream()
                .filter(each -> isBetween(each.getKey(), from, to))
                .sorted(Map.Entry.comparingByKey())
                .map(each -> row(each.getKey(), each.getValue())));
    }

    private static byte[] row(long index, Leaf leaf) {
        return CopiedBytes.row(Arrays.asList(index, leaf.entryId(), leaf.entry()));
    }

    @Override
    CopiedRows columns(Connection connection, long from, long to) {
        return rows(tables.columns().entrySet().stream()
                .filter(each -> isBetween(each.getKey(), from, to))
                .sorted(Map.Entry.comparingByKey())
                .map(each -> row(each.getKey(), each.getValue())));
    }

    private static byte[] row(long index, LogEntry entry) {
        return CopiedBytes.row(CopiedBytes.columns(index, entry));
    }

    @Override
    CopiedRows details(Connection connection, long from, long to) {
        return rows(tables.details().keySet().stream()
                .filter(place -> isBetween(place.index(), from, to))
                .sorted(Comparator.comparing(Place::index).thenComparing(Place::position))
                .map(place -> row(place, requireNonNull(tables.details().get(place)))));
    }

    private static byte[] row(Place place, Sealed sealed) {
        return CopiedBytes.row(Arrays.asList(
                place.index(),
                place.position(),
                sealed.entryId(),
                sealed.customerId(),
                sealed.detail().category(),
                sealed.detail().field(),
                Base64.getDecoder().decode(sealed.detail().salt()),
                Base64.getDecoder().decode(sealed.detail().sealed())));
    }

    private static boolean isBetween(long index, long from, long to) {
        return index >= from && index < to;
    }

    private static CopiedRows rows(Stream<byte[]> rows) {
        Iterator<byte[]> all = rows.toList().iterator();
        return new CopiedRows(() -> all.hasNext() ? all.next() : null);
    }
}
