package io.guanhu.audit.lookup;

import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.LogTables.Leaf;
import io.guanhu.platform.testing.Memory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds by actor, customer and position; the other criteria are for a test with a database. */
final class InMemoryEntryStore extends EntryStore {

    private final LogTables tables;

    InMemoryEntryStore(LogTables tables) {
        super(Memory.noDatabase());
        this.tables = tables;
    }

    @Override
    Flux<Row> find(Query query, long size) {
        return Flux.fromStream(() -> tables.columns().entrySet().stream()
                .filter(each -> each.getKey() < size && matches(query, each.getKey(), each.getValue()))
                .map(this::row)
                .sorted(Comparator.comparing(Row::at).thenComparing(Row::index).reversed())
                .limit(query.limit()));
    }

    private static boolean matches(Query query, long index, LogEntry entry) {
        Query.Position after = query.after();
        return (query.actor() == null || query.actor().equals(entry.actorId()))
                && (query.customerId() == null || query.customerId().equals(entry.customerId()))
                && (after == null
                        || entry.at().isBefore(after.at())
                        || (entry.at().equals(after.at()) && index < after.index()));
    }

    @Override
    Mono<Row> get(UUID entryId, long size) {
        return Mono.defer(() -> Mono.justOrEmpty(tables.columns().entrySet().stream()
                .filter(each -> each.getKey() < size && each.getValue().id().equals(entryId))
                .map(this::row)
                .findFirst()));
    }

    private Row row(Map.Entry<Long, LogEntry> columns) {
        Leaf leaf = tables.leaves().get(columns.getKey());
        LogEntry entry = columns.getValue();
        return new Row(columns.getKey(), entry.at(), searchable(entry), leaf == null ? null : leaf.entry());
    }

    private static List<@Nullable Object> searchable(LogEntry entry) {
        List<@Nullable Object> columns = new ArrayList<>();
        columns.add(entry.id());
        columns.add(entry.service());
        columns.add(entry.actorType().name());
        columns.add(entry.actorId());
        columns.add(entry.actorRoles().stream().sorted().toList());
        columns.add(entry.actorBranch());
        columns.add(entry.action());
        columns.add(entry.resourceType());
        columns.add(entry.resourceId());
        columns.add(entry.customerId());
        columns.add(entry.outcome().name());
        columns.add(entry.reason());
        columns.add(entry.traceId());
        return columns;
    }
}
