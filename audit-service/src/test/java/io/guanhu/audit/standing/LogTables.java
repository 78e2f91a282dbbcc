package io.guanhu.audit.standing;

import static java.util.Objects.requireNonNull;

import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log's tables in memory, for all stores that share them. A test that tampers with the database changes these;
 * nothing but the service appends to them.
 */
public final class LogTables {

    private final Map<Long, Leaf> leaves;
    private final Map<Long, LogEntry> columns;
    private final Map<Place, Sealed> details;
    private final Map<TileId, Tile> tiles;
    private final Map<Long, String> checkpoints;
    private final Map<Long, String> cosigned;
    private final Map<Mark, Optional<UUID>> marks;
    private final Map<String, Long> head;

    LogTables(Memory memory) {
        leaves = memory.rows();
        columns = memory.rows();
        details = memory.rows();
        tiles = memory.rows();
        checkpoints = memory.rows();
        cosigned = memory.rows();
        marks = memory.rows();
        head = memory.rows();
        head.put("size", 0L);
    }

    /** An entry's bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Leaf(UUID entryId, byte[] entry) {}

    /** The position of a detail. */
    public record Place(long index, int position) {}

    public record Sealed(UUID entryId, @Nullable UUID customerId, Detail detail) {}

    /** A category that an order erased. */
    public record Mark(UUID customerId, String category, UUID orderId) {

        /** Whether an entry records that its service ended its keys by this order. */
        boolean isEndedBy(LogEntry entry) {
            return entry.action().equals(AuditEvents.END_KEYS)
                    && entry.resourceType().equals(AuditEvents.ERASURE_ORDER)
                    && entry.resourceId().equals(orderId.toString())
                    && category.equals(entry.reason());
        }
    }

    public Map<Long, Leaf> leaves() {
        return leaves;
    }

    /** The bytes of the leaf at an index, which must be there. */
    public byte[] leaf(long index) {
        return requireNonNull(leaves.get(index)).entry();
    }

    /** A detail that must be there. */
    public Detail detail(long index, int position) {
        return requireNonNull(details.get(new Place(index, position))).detail();
    }

    /** What entries are searched by: the columns of a row are those of an entry. */
    public Map<Long, LogEntry> columns() {
        return columns;
    }

    public Map<Place, Sealed> details() {
        return details;
    }

    public Map<TileId, Tile> tiles() {
        return tiles;
    }

    /** Notes by their sizes. */
    public Map<Long, String> checkpoints() {
        return checkpoints;
    }

    /** Notes with enough cosignatures by their sizes. */
    public Map<Long, String> cosigned() {
        return cosigned;
    }

    /** The marks with the ids of the entries that record them. */
    public Map<Mark, Optional<UUID>> marks() {
        return marks;
    }

    public long size() {
        return head.getOrDefault("size", 0L);
    }

    public void size(long leaves) {
        head.put("size", leaves);
    }

    /** The latest checkpoint. */
    public Optional<SignedNote> newest() {
        return newest(checkpoints);
    }

    /** The latest of some notes. */
    public static Optional<SignedNote> newest(Map<Long, String> notes) {
        return notes.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .map(SignedNote::parse);
    }

    /** Whether an order reaches a detail: unless its service sealed it after it had ended its keys. */
    public boolean reaches(Mark mark, long index, @Nullable UUID customer, String category) {
        LogEntry own = columns.get(index);
        return mark.customerId().equals(customer)
                && mark.category().equals(category)
                && columns.entrySet().stream()
                        .noneMatch(each -> own != null
                                && each.getKey() < index
                                && each.getValue().service().equals(own.service())
                                && mark.isEndedBy(each.getValue()));
    }
}
