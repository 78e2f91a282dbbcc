package io.guanhu.audit.verification.row;

import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.LogTables.Leaf;
import io.guanhu.audit.standing.LogTables.Mark;
import io.guanhu.platform.contract.AuditEvents;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

public final class InMemoryMarkStore extends MarkStore {

    private final LogTables tables;

    public InMemoryMarkStore(LogTables tables) {
        this.tables = tables;
    }

    @Override
    List<Erased> erased(Connection connection, String customerId, String category) {
        return all().filter(each ->
                        each.customerId().equals(customerId) && each.category().equals(category))
                .toList();
    }

    @Override
    List<Erased> erasedAfter(Connection connection, Erased last, int limit) {
        return all().filter(each -> key(each).compareTo(key(last)) > 0)
                .sorted((one, other) -> key(one).compareTo(key(other)))
                .limit(limit)
                .toList();
    }

    private static String key(Erased erased) {
        return erased.customerId() + erased.category() + erased.orderId();
    }

    private Stream<Erased> all() {
        return tables.marks().entrySet().stream().map(this::erased);
    }

    private Erased erased(Map.Entry<Mark, Optional<UUID>> mark) {
        byte[] leaf = tables.leaves().values().stream()
                .filter(each -> mark.getValue().equals(Optional.of(each.entryId())))
                .map(Leaf::entry)
                .findFirst()
                .orElse(new byte[0]);
        Mark of = mark.getKey();
        return new Erased(
                of.customerId().toString(), of.category(), of.orderId().toString(), leaf);
    }

    @Override
    List<Ended> ended(Connection connection, Erased erased) {
        return tables.columns().entrySet().stream()
                .filter(each ->
                        isEnd(each.getValue(), erased) && tables.leaves().containsKey(each.getKey()))
                .map(each -> new Ended(each.getKey(), tables.leaf(each.getKey())))
                .toList();
    }

    private static boolean isEnd(LogEntry entry, Erased erased) {
        return entry.resourceType().equals(AuditEvents.ERASURE_ORDER)
                && entry.resourceId().equals(erased.orderId())
                && entry.action().equals(AuditEvents.END_KEYS)
                && erased.category().equals(entry.reason());
    }
}
