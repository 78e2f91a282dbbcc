package io.guanhu.audit.verification;

import io.guanhu.audit.model.Frontier;
import io.guanhu.audit.model.LeafText;
import io.guanhu.audit.model.LeafText.Member;
import io.guanhu.audit.model.LogCheck;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.standing.ExternalCheckpoint;
import io.guanhu.audit.verification.VerificationStore.Signed;
import io.guanhu.tlog.Checkpoint;
import io.guanhu.tlog.SignedNote;
import io.guanhu.tlog.Tile;
import io.guanhu.tlog.TileId;
import io.guanhu.tlog.TrustPolicy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One verification under way: reads a chunk while it checks the one before. Blocks, on a thread of
 * its own; holds two connections that are nobody else's.
 */
final class Verifying implements AutoCloseable {

    /** Some 10 MB. */
    private static final int CHUNK = 64 * Tile.FULL;

    private final VerificationStore store;
    private final ExternalCheckpoint external;
    private final WitnessedCheck witnessed;
    private final Connection reading;
    private final Connection looking;
    private final ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();
    private final LogCheck check;
    private final Erasures erasures;
    private final DetailCheck details;
    private final ColumnCheck columns = new ColumnCheck();

    Verifying(
            VerificationStore store,
            ExternalCheckpoint external,
            TrustPolicy policy,
            JsonMapper json,
            Frontier frontier)
            throws SQLException {
        this.store = store;
        this.external = external;
        this.witnessed = new WitnessedCheck(policy);
        this.check = new LogCheck(frontier);
        this.reading = store.open();
        this.looking = store.open();
        this.erasures = new Erasures(new MarkStore(), looking);
        this.details = new DetailCheck(json, erasures);
    }

    private record Chunk(
            long from,
            long to,
            List<byte[]> leaves,
            List<byte[]> columns,
            List<byte[]> details,
            Map<TileId, Tile> tiles,
            List<Signed> checkpoints,
            List<Signed> witnessed,
            List<SignedNote> published) {}

    Frontier frontier() {
        return check.frontier();
    }

    /** Checks the leaves up to this size, but no more than so many chunks. */
    Optional<Flaw> advance(long to, int chunks) throws IOException, SQLException {
        long end = Math.min(to, (frontier().size() / CHUNK + chunks) * CHUNK);
        Future<Chunk> next = reader.submit(reading(frontier().size(), end));
        while (frontier().size() < end) {
            Chunk chunk = get(next);
            if (chunk.to() < end) {
                next = reader.submit(reading(chunk.to(), end));
            }
            Optional<Flaw> flaw = check(chunk);
            if (flaw.isPresent()) {
                // The other thread must not use the connection any more.
                get(next);
                return flaw;
            }
        }
        return Optional.empty();
    }

    private static Chunk get(Future<Chunk> reading) throws IOException, SQLException {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException failure -> throw failure;
                case IOException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private Callable<Chunk> reading(long from, long end) {
        long to = Math.min(end, (from / CHUNK + 1) * CHUNK);
        return () ->
                from >= to
                        ? new Chunk(
                                from, to, List.of(), List.of(), List.of(), Map.of(), List.of(),
                                List.of(), List.of())
                        : new Chunk(
                                from,
                                to,
                                store.leaves(reading, from, to),
                                store.columns(reading, from, to),
                                store.details(reading, from, to),
                                store.tiles(reading, from, to),
                                store.checkpoints(reading, from, to),
                                store.witnessed(reading, from, to),
                                external.historyBetween(from, to));
    }

    private Optional<Flaw> check(Chunk chunk) throws SQLException {
        Optional<Flaw> checkpoint = checkpoints(chunk);
        Optional<Flaw> cosigned = witnessed.expect(chunk.witnessed(), check);
        List<byte[]> hashes = new ArrayList<>(CHUNK);
        Optional<Flaw> beside = rows(chunk, hashes);
        Optional<Flaw> log = check.add(hashes, chunk.tiles());
        // A leaf that was changed comes before what does not fit to it.
        return Stream.of(log, beside, checkpoint, cosigned)
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(Flaw::index));
    }

    private Optional<Flaw> checkpoints(Chunk chunk) {
        Map<Long, SignedNote> published = new HashMap<>();
        for (SignedNote note : chunk.published()) {
            Checkpoint outside = Checkpoint.parse(note.text());
            published.put(outside.size(), note);
            check.expect(outside.size(), outside.root(), Kind.EXTERNAL_CHECKPOINT_DIFFERS);
        }
        Optional<Flaw> forged = Optional.empty();
        for (Signed row : chunk.checkpoints()) {
            SignedNote outside = published.remove(row.size());
            // What equals its published copy was not edited: that saves most signatures.
            boolean same = outside != null && outside.toString().equals(row.note());
            if (forged.isEmpty() && !same && !isSigned(row)) {
                forged = Optional.of(new Flaw(row.size() - 1, Kind.CHECKPOINT_FORGED));
            } else if (forged.isEmpty()) {
                Checkpoint inside = Checkpoint.parse(SignedNote.parse(row.note()).text());
                check.expect(inside.size(), inside.root(), Kind.CHECKPOINT_DIFFERS);
            }
        }
        Optional<Flaw> missing =
                published.keySet().stream()
                        .min(Comparator.naturalOrder())
                        .map(size -> new Flaw(size - 1, Kind.CHECKPOINT_MISSING));
        return Stream.of(forged, missing)
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(Flaw::index));
    }

    private boolean isSigned(Signed row) {
        try {
            SignedNote note = SignedNote.parse(row.note());
            return Checkpoint.parse(note.text()).size() == row.size() && external.isOurs(note);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Leaves with their columns and details, side by side; collects the leaves' hashes. */
    private Optional<Flaw> rows(Chunk chunk, List<byte[]> hashes) throws SQLException {
        CopiedRow leaf = new CopiedRow();
        CopiedRow column = new CopiedRow();
        LeafText text = new LeafText();
        int nextDetail = 0;
        Optional<Flaw> found = Optional.empty();
        for (int i = 0; i < chunk.to() - chunk.from(); i++) {
            long index = chunk.from() + i;
            if (i >= chunk.leaves().size() || leaf.read(chunk.leaves().get(i)).int64(0) != index) {
                return found.isPresent() ? found : Optional.of(new Flaw(index, Kind.LEAF_MISSING));
            }
            hashes.add(frontier().hashOfLeaf(leaf.array(), leaf.offset(2), leaf.length(2)));
            if (found.isPresent()) {
                continue;
            }
            List<CopiedRow> own = detailsOf(index, chunk.details(), nextDetail);
            nextDetail += own.size();
            boolean readable = text.read(leaf.array(), leaf.offset(2), leaf.length(2));
            if (!readable || !ColumnCheck.isUuid(text, Member.ENTRY_ID, leaf, 1)) {
                found = Optional.of(flaw(index, Kind.LEAF_CHANGED, leaf));
            } else if (!hasColumns(chunk, i, column, text)) {
                found = Optional.of(flaw(index, Kind.INDEX_CHANGED, leaf));
            } else {
                found = details.check(text, index, String.valueOf(leaf.uuid(1)), own);
            }
        }
        return found;
    }

    private static Flaw flaw(long index, Kind kind, CopiedRow leaf) {
        return new Flaw(index, kind, String.valueOf(leaf.uuid(1)), null);
    }

    private boolean hasColumns(Chunk chunk, int i, CopiedRow column, LeafText text) {
        return i < chunk.columns().size()
                && column.read(chunk.columns().get(i)).int64(0) == chunk.from() + i
                && columns.agrees(text, column);
    }

    private static List<CopiedRow> detailsOf(long index, List<byte[]> details, int from) {
        if (from >= details.size() || new CopiedRow().read(details.get(from)).int64(0) != index) {
            return List.of();
        }
        List<CopiedRow> own = new ArrayList<>();
        for (int i = from; i < details.size(); i++) {
            CopiedRow row = new CopiedRow().read(details.get(i));
            if (row.int64(0) != index) {
                break;
            }
            own.add(row);
        }
        return own;
    }

    /** When all leaves were checked: what stands outside the log, and what has no leaf. */
    Optional<Flaw> finish() throws SQLException {
        Optional<Flaw> stray =
                store.stray(reading)
                        .map(
                                row ->
                                        new Flaw(
                                                row.index(),
                                                switch (row.table()) {
                                                    case "leaf" -> Kind.LEAF_INSERTED;
                                                    case "entry_index" -> Kind.INDEX_INSERTED;
                                                    case "entry_detail" -> Kind.DETAIL_INSERTED;
                                                    case "cosigned_checkpoint" ->
                                                            Kind.COSIGNATURES_FORGED;
                                                    default -> Kind.TILE_INSERTED;
                                                }));
        if (stray.isPresent()) {
            return stray;
        }
        long[] sizes = store.sizes(reading);
        if (sizes[0] != sizes[1]) {
            return Optional.of(new Flaw(Math.min(sizes[0], sizes[1]), Kind.HEAD_MOVED));
        }
        Optional<Flaw> unseen =
                witnessed.finish(store.lastWitnessed(reading), store.sizeADayAgo(reading));
        return unseen.isPresent() ? unseen : erasures.unproven(frontier().size());
    }

    /** How many entries enough witnesses vouch for; absent where no witness is asked for. */
    @Nullable Long witnessedSize() throws SQLException {
        return witnessed.isDemanded() ? witnessed.size(store.lastWitnessed(reading)) : null;
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        try (reading;
                looking) {
            // Both are closed.
        }
    }
}
