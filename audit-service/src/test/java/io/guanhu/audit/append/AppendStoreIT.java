package io.guanhu.audit.append;

import static io.guanhu.audit.AuditTables.DATABASE;
import static io.guanhu.audit.AuditTables.NOW;
import static io.guanhu.audit.AuditTables.note;
import static io.guanhu.platform.database.Columns.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.audit.Acts;
import io.guanhu.audit.AuditTables;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.TiledLog;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

class AppendStoreIT {

    private final AppendStore store = new AppendStore(DATABASE.client());
    private final long size = AuditTables.size();
    private final UUID customer = UUID.randomUUID();

    @Test
    void storesTheLeafAndEveryColumnOfAnEntryAlsoWithoutWhatMayBeAbsent() {
        LogEntry full = Acts.reveal(customer);
        LogEntry least = Acts.attempt();

        List<List<@Nullable Object>> rows =
                DATABASE.rolledBack(store.insert(size, leaves(full, least)).then(columns()));
        List<byte[]> bytes =
                DATABASE.rolledBack(store.insert(size, leaves(full, least)).then(bytes()));

        assertThat(rows).containsExactly(row(size, full), row(size + 1, least));
        assertThat(bytes).containsExactly(full.leaf(), least.leaf());
    }

    private static List<@Nullable Object> row(long index, LogEntry entry) {
        List<@Nullable Object> row = new ArrayList<>(List.of(index, entry.id(), entry.at()));
        row.addAll(Arrays.asList(
                entry.service(),
                entry.actorType().name(),
                entry.actorId(),
                entry.action(),
                entry.resourceType(),
                entry.resourceId(),
                entry.customerId(),
                entry.outcome().name(),
                entry.reason(),
                entry.actorBranch(),
                entry.traceId()));
        row.add(entry.actorRoles().stream().sorted().toList());
        return row;
    }

    private Mono<List<List<@Nullable Object>>> columns() {
        return DATABASE.client()
                .sql("""
                        select leaf_index, entry_id, at, service, actor_type, actor_id, action, resource_type,
                            resource_id, customer_id, outcome, reason, branch, trace_id, roles
                        from entry_index where leaf_index >= :size order by leaf_index
                        """)
                .bind("size", size)
                .map(AppendStoreIT::stored)
                .all()
                .collectList();
    }

    private static List<@Nullable Object> stored(Readable stored) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(stored.get(0));
        row.add(stored.get(1));
        row.add(stored.get(2, Instant.class));
        for (int i = 3; i < 14; i++) {
            row.add(stored.get(i));
        }
        row.add(Arrays.asList(value(stored, "roles", String[].class)));
        return row;
    }

    private Mono<List<byte[]>> bytes() {
        return DATABASE.client()
                .sql("select entry from leaf where leaf_index >= :size order by leaf_index")
                .bind("size", size)
                .mapValue(byte[].class)
                .all()
                .collectList();
    }

    @Test
    void tellsWhichEntriesAreInTheLog() {
        LogEntry there = Acts.attempt();
        LogEntry fresh = Acts.attempt();
        DATABASE.run(AppendedRows.at(size, there));

        assertThat(DATABASE.get(store.known(leaves(there, fresh)))).containsExactly(there.id());
    }

    @Test
    void leavesNothingOfAnAppendThatIsRolledBack() {
        LogEntry entry = Acts.reveal(customer, Acts.sealed("CONTACT", "phone"));

        DATABASE.rolledBack(AppendedRows.at(size, entry)
                .then(store.write(new TiledLog.Grown(size, Hash.ofNothing(), Map.of()), note(size), NOW)));

        assertThat(DATABASE.get(store.known(leaves(entry)))).isEmpty();
        assertThat(DATABASE.get(columns())).isEmpty();
        assertThat(DATABASE.values("select leaf_index from entry_detail where leaf_index >= " + size, Long.class))
                .isEmpty();
        assertThat(DATABASE.values("select size from checkpoint where size = " + size, Long.class))
                .isEmpty();
        assertThat(DATABASE.get(store.lockHead())).isNotEqualTo(size);
    }

    @Test
    void refusesASecondLeafInOnePlaceAndAnEntryInTwo() {
        LogEntry entry = Acts.attempt();
        DATABASE.run(AppendedRows.at(size, entry));

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(AppendedRows.at(size, Acts.attempt())));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(AppendedRows.at(size + 1, entry)));
    }

    private static List<NewLeaf> leaves(LogEntry... entries) {
        return Stream.of(entries).map(NewLeaf::of).toList();
    }
}
