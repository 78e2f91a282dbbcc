package io.guanhu.audit.verification;

import io.guanhu.audit.model.Frontier;
import io.guanhu.audit.model.LogCheck;
import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.standing.outside.ExternalCheckpoint;
import io.guanhu.audit.verification.VerificationStore.Signed;
import io.guanhu.audit.verification.row.Connections;
import io.guanhu.audit.verification.row.DetailCheck;
import io.guanhu.audit.verification.row.Erasures;
import io.guanhu.audit.verification.row.MarkStore;
import io.guanhu.audit.verification.row.RowCheck;
import io.guanhu.audit.verification.row.RowStore;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running verification, which checks rows while the server produces the next ones. Blocks, on its
 * own thread, because reading this much on a virtual thread costs as much as the checking. Holds
 * four connections that nothing else uses.
 */
final class Verifying implements AutoCloseable {

    private static final int CHUNK = 256 * Tile.FULL;

    private final VerificationStore store;
    private final RowStore rows;
    private final ExternalCheckpoint external;
    private final WitnessedCheck witnessed;
    private final Connections connections;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("audit-verifying").factory());
    private final LogCheck check;
    private final Erasures erasures;
    private final DetailCheck details;

    Verifying(
            VerificationStore store,
            RowStore rows,
            MarkStore marks,
            ExternalCheckpoint external,
            TrustPolicy policy,
            JsonMapper json,
            Frontier frontier)
            throws SQLException {
        this.store = store;
        this.rows = rows;
        this.external = external;
        this.witnessed = new WitnessedCheck(policy);
        this.check = new LogCheck(frontier);
        this.connections = Connections.open(store::open);
        this.erasures = new Erasures(marks, connections.looking());
        this.details = new DetailCheck(json, erasures);
    }

    /** What surrounds some leaves. */
    private record Surroundings(
            Map<TileId, Tile> tiles, List<Signed> checkpoints, List<Signed> witnessed, List<SignedNote> published) {}

    Frontier frontier() {
        return check.frontier();
    }

    /** Checks the leaves up to this size, but at most so many chunks. */
    Optional<Flaw> advance(long to, int chunks) throws IOException, SQLException {
        long end = Math.min(to, (frontier().size() / CHUNK + chunks) * CHUNK);
        return get(thread.submit(() -> advance(end)));
    }

    private Optional<Flaw> advance(long end) throws IOException, SQLException {
        RowCheck next = frontier().size() < end ? begin(frontier().size(), end) : null;
        while (next != null) {
            RowCheck chunk = next;
            Surroundings surroundings = surroundings(frontier().size(), chunk.to());
            Optional<Flaw> checkpoint = checkpoints(surroundings);
            Optional<Flaw> cosigned = witnessed.expect(surroundings.witnessed(), check);
            List<byte[]> hashes = new ArrayList<>(CHUNK);
            Optional<Flaw> beside = chunk.check(frontier(), hashes);
            boolean last = beside.isPresent() || chunk.to() >= end;
            next = last ? null : begin(chunk.to(), end);
            Optional<Flaw> log = check.add(hashes, surroundings.tiles());
            // A changed leaf is reported before anything that does not match it.
            Optional<Flaw> flaw = Stream.of(log, beside, checkpoint, cosigned)
                    .flatMap(Optional::stream)
                    .min(Comparator.comparingLong(Flaw::index));
            if (flaw.isPresent()) {
                if (next != null) {
                    next.drain();
                }
                return flaw;
            }
        }
        return Optional.empty();
    }

    private RowCheck begin(long from, long end) throws SQLException {
        long to = Math.min(end, (from / CHUNK + 1) * CHUNK);
        return RowCheck.begin(rows, connections, details, from, to);
    }

    private Surroundings surroundings(long from, long to) throws IOException, SQLException {
        Connection looking = connections.looking();
        return new Surroundings(
                store.tiles(looking, from, to),
                store.checkpoints(looking, from, to),
                store.witnessed(looking, from, to),
                external.historyBetween(from, to));
    }

    private static <T> T get(Future<T> checking) throws IOException, SQLException {
        try {
            return checking.get();
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

    private Optional<Flaw> checkpoints(Surroundings chunk) {
        Map<Long, SignedNote> published = new HashMap<>();
        for (SignedNote note : chunk.published()) {
            Checkpoint outside = Checkpoint.parse(note.text());
            published.put(outside.size(), note);
            check.expect(outside.size(), outside.root(), Kind.EXTERNAL_CHECKPOINT_DIFFERS);
        }
        Optional<Flaw> forged = Optional.empty();
        for (Signed row : chunk.checkpoints()) {
            SignedNote outside = published.remove(row.size());
            // A checkpoint that equals its published copy was not edited; this saves most signature
            // checks.
            boolean same = outside != null && outside.toString().equals(row.note());
            if (forged.isEmpty() && !same && !isSigned(row)) {
                forged = Optional.of(new Flaw(row.size() - 1, Kind.CHECKPOINT_FORGED));
            } else if (forged.isEmpty()) {
                Checkpoint inside =
                        Checkpoint.parse(SignedNote.parse(row.note()).text());
                check.expect(inside.size(), inside.root(), Kind.CHECKPOINT_DIFFERS);
            }
        }
        Optional<Flaw> missing = published.keySet().stream()
                .min(Comparator.naturalOrder())
                .map(size -> new Flaw(size - 1, Kind.CHECKPOINT_MISSING));
        return Stream.of(forged, missing).flatMap(Optional::stream).min(Comparator.comparingLong(Flaw::index));
    }

    private boolean isSigned(Signed row) {
        try {
            SignedNote note = SignedNote.parse(row.note());
            return Checkpoint.parse(note.text()).size() == row.size() && external.isOurs(note);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** After all leaves: checks for rows outside the log and rows without a leaf. */
    Optional<Flaw> finish() throws SQLException {
        Optional<Flaw> stray = store.stray(connections.looking())
                .map(row -> new Flaw(
                        row.index(),
                        switch (row.table()) {
                            case "leaf" -> Kind.LEAF_INSERTED;
                            case "entry_index" -> Kind.INDEX_INSERTED;
                            case "entry_detail" -> Kind.DETAIL_INSERTED;
                            case "cosigned_checkpoint" -> Kind.COSIGNATURES_FORGED;
                            default -> Kind.TILE_INSERTED;
                        }));
        if (stray.isPresent()) {
            return stray;
        }
        long[] sizes = store.sizes(connections.looking());
        if (sizes[0] != sizes[1]) {
            return Optional.of(new Flaw(Math.min(sizes[0], sizes[1]), Kind.HEAD_MOVED));
        }
        Optional<Flaw> unseen =
                witnessed.finish(store.lastWitnessed(connections.looking()), store.sizeADayAgo(connections.looking()));
        return unseen.isPresent() ? unseen : erasures.unproven(frontier().size());
    }

    /** How many entries a quorum of witnesses has cosigned; absent if none are required. */
    @Nullable
    Long witnessedSize() throws SQLException {
        return witnessed.isDemanded() ? witnessed.size(store.lastWitnessed(connections.looking())) : null;
    }

    /** Anything the thread still reads ends with the connections. */
    @Override
    public void close() throws SQLException {
        thread.shutdown();
        connections.close();
    }
}
