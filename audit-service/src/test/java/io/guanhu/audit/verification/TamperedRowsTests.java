package io.guanhu.audit.verification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.LogTables.Leaf;
import io.guanhu.audit.standing.LogTables.Mark;
import io.guanhu.audit.standing.LogTables.Place;
import io.guanhu.audit.standing.LogTables.Sealed;
import io.guanhu.platform.contract.AuditEvents.AlertRaised;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody does to the rows, a verification names it. Their log has 300 entries and two checkpoints. */
class TamperedRowsTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Detail PHONE = Acts.sealed("CONTACT", "phone");
    private static final Detail NAME = Acts.sealed("IDENTITY", "name");
    private static final LogEntry FIFTH = Acts.reveal(CUSTOMER, PHONE, NAME);
    private static final LogEntry FORGED = Acts.reveal(FIFTH.id(), UUID.randomUUID(), PHONE, NAME);

    @TempDir
    private Path directory;

    /** The manipulation, and what the verification must name. */
    private record Tampering(String flaw, long index, String what, Consumer<InMemoryLog> by) {

        @Override
        public String toString() {
            return what + ": " + flaw;
        }
    }

    private static Tampering rows(String flaw, long index, String what, Consumer<LogTables> by) {
        return new Tampering(flaw, index, what, log -> by.accept(log.tables()));
    }

    static Stream<Tampering> all() {
        return Stream.of(leaves(), columns(), details(), tiles(), heads()).flatMap(List::stream);
    }

    private static Leaf leaf(LogEntry entry) {
        return new Leaf(entry.id(), entry.leaf());
    }

    private static List<Tampering> leaves() {
        return List.of(
                rows("leaf-changed", 5, "another leaf", rows -> rows.leaves().put(5L, leaf(FORGED))),
                rows("leaf-changed", 5, "another leaf with its columns", rows -> {
                    rows.leaves().put(5L, leaf(FORGED));
                    rows.columns().put(5L, FORGED);
                }),
                rows(
                        "leaf-changed",
                        5,
                        "no JSON",
                        rows -> rows.leaves().put(5L, new Leaf(FIFTH.id(), new byte[] {1, 2}))),
                rows("leaf-changed", 5, "two leaves exchanged", rows -> {
                    Leaf sixth = rows.leaves().get(6L);
                    rows.leaves().put(6L, leaf(FIFTH));
                    rows.leaves().put(5L, requireNonNull(sixth));
                }),
                rows("leaf-missing", 5, "a leaf removed", rows -> rows.leaves().remove(5L)),
                rows(
                        "leaf-missing",
                        299,
                        "the last leaf removed",
                        rows -> rows.leaves().remove(299L)),
                rows(
                        "leaf-inserted",
                        300,
                        "a leaf after the last",
                        rows -> rows.leaves().put(300L, leaf(FORGED))),
                rows(
                        "leaf-inserted",
                        -7,
                        "a leaf before the first",
                        rows -> rows.leaves().put(-7L, leaf(FORGED))));
    }

    private static List<Tampering> columns() {
        return List.of(
                rows("index-changed", 5, "other columns", rows -> rows.columns().put(5L, FORGED)),
                rows(
                        "index-changed",
                        5,
                        "columns removed",
                        rows -> rows.columns().remove(5L)),
                rows(
                        "index-inserted",
                        300,
                        "columns after the last",
                        rows -> rows.columns().put(300L, FORGED)));
    }

    private static void detail(LogTables rows, long index, int position, Detail detail) {
        rows.details().put(new Place(index, position), new Sealed(FIFTH.id(), CUSTOMER, detail));
    }

    private static List<Tampering> details() {
        UUID order = UUID.randomUUID();
        Mark mark = new Mark(CUSTOMER, "IDENTITY", order);
        return List.of(
                rows(
                        "detail-changed",
                        5,
                        "another value",
                        rows -> detail(rows, 5, 1, new Detail("IDENTITY", "name", NAME.salt(), PHONE.sealed()))),
                rows(
                        "detail-changed",
                        5,
                        "another field",
                        rows -> detail(rows, 5, 1, new Detail("IDENTITY", "x", NAME.salt(), NAME.sealed()))),
                rows(
                        "detail-changed",
                        5,
                        "another customer",
                        rows -> rows.details().put(new Place(5, 1), new Sealed(FIFTH.id(), null, NAME))),
                rows(
                        "detail-missing",
                        5,
                        "a detail removed",
                        rows -> rows.details().remove(new Place(5, 1))),
                rows("detail-missing", 5, "a detail removed, with a mark", rows -> {
                    rows.details().remove(new Place(5, 1));
                    rows.marks().put(mark, Optional.empty());
                }),
                rows("detail-missing", 5, "a detail removed, with a mark that names another entry", rows -> {
                    rows.details().remove(new Place(5, 1));
                    rows.marks().put(mark, Optional.of(FIFTH.id()));
                }),
                rows("detail-inserted", 5, "one detail more", rows -> detail(rows, 5, 2, NAME)),
                rows("detail-inserted", 6, "a detail of an entry without any", rows -> detail(rows, 6, 0, NAME)),
                rows("detail-inserted", 300, "a detail after the last", rows -> detail(rows, 300, 0, NAME)),
                rows(
                        "erasure-unproven",
                        300,
                        "a mark without an entry",
                        rows -> rows.marks().put(mark, Optional.empty())));
    }

    private static List<Tampering> tiles() {
        Hash other = Hash.ofNothing();
        return List.of(
                new Tampering("leaf-changed", 5, "another hash of a leaf", log -> log.changeHash(5)),
                rows("leaf-changed", 0, "a tile removed", rows -> rows.tiles().remove(new TileId(0, 0))),
                rows(
                        "tile-changed",
                        0,
                        "another hash above a tile",
                        rows -> rows.tiles().put(new TileId(1, 0), Tile.EMPTY.with(List.of(other)))),
                rows(
                        "tile-inserted",
                        77 << 8,
                        "a tile beyond the log",
                        rows -> rows.tiles().put(new TileId(0, 77), Tile.EMPTY.with(List.of(other)))),
                rows(
                        "tile-inserted",
                        0,
                        "a hash beyond the log",
                        rows -> rows.tiles()
                                .computeIfPresent(new TileId(1, 0), (_, tile) -> tile.with(List.of(other)))));
    }

    private static List<Tampering> heads() {
        return List.of(
                new Tampering("checkpoint-forged", 199, "a checkpoint by another key", log -> {
                    SignedNote foreign = InMemoryLog.signer()
                            .countersign(new SignedNote(older(log).text()));
                    log.tables().checkpoints().put(200L, foreign.toString());
                }),
                rows(
                        "checkpoint-forged",
                        199,
                        "no checkpoint",
                        rows -> rows.checkpoints().put(200L, "nonsense")),
                rows(
                        "checkpoint-missing",
                        199,
                        "a checkpoint removed",
                        rows -> rows.checkpoints().remove(200L)),
                new Tampering(
                        "checkpoint-differs",
                        0,
                        "another root, signed by the log",
                        log -> log.tables()
                                .checkpoints()
                                .put(200L, log.sign(200, Hash.ofNothing()).toString())),
                rows("head-moved", 297, "a smaller head", rows -> rows.size(297)),
                rows("head-moved", 300, "a larger head", rows -> rows.size(303)),
                rows("rolled-back", 200, "the end removed", rows -> {
                    rows.leaves().keySet().removeIf(index -> index >= 200);
                    rows.columns().keySet().removeIf(index -> index >= 200);
                    rows.checkpoints().remove(300L);
                    rows.size(200);
                    rebuild(rows);
                }),
                new Tampering("external-checkpoint-differs", 0, "another past, signed by the log", log -> {
                    log.tables().leaves().put(5L, leaf(FORGED));
                    log.tables().columns().put(5L, FORGED);
                    Hash root = rebuild(log.tables());
                    log.tables().checkpoints().put(300L, log.sign(300, root).toString());
                }));
    }

    private static SignedNote older(InMemoryLog log) {
        return SignedNote.parse(log.tables().checkpoints().getOrDefault(200L, ""));
    }

    /** Recomputes the tiles from the leaves. */
    private static Hash rebuild(LogTables rows) {
        List<Hash> hashes = LongStream.range(0, rows.size())
                .mapToObj(index -> Hash.ofLeaf(rows.leaf(index)))
                .toList();
        TiledLog.Grown grown = TiledLog.append(0, Map.of(), hashes);
        rows.tiles().clear();
        rows.tiles().putAll(grown.changed());
        return grown.root();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundAndNamed(Tampering tampering) {
        VerifiedLog verified = new VerifiedLog(directory);
        Iterator<LogEntry> entries = Stream.concat(
                        Stream.generate(Acts::attempt).limit(5),
                        Stream.concat(Stream.of(FIFTH), Stream.generate(Acts::attempt)))
                .iterator();
        verified.appends.append(200, entries::next);
        verified.appends.append(100, Acts::attempt);
        assertThat(verified.verify().ok()).isTrue();

        tampering.by().accept(verified.log);

        assertThat(verified.verify())
                .returns(tampering.flaw(), Outcome::flaw)
                .returns(tampering.index(), Outcome::firstBadIndex);
        assertThat(verified.alerts()).singleElement().returns(tampering.flaw(), AlertRaised::flaw);
        assertThat(verified.store.connections()).isZero();
    }
}
