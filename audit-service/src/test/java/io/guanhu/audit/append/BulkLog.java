package io.guanhu.audit.append;

import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.Frontier;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.LogStanding;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Tile;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills an empty log with millions of entries in minutes: rows are copied in while there are no
 * indexes, and one checkpoint is signed at the end. What comes out is a log like any other.
 */
public final class BulkLog {

    private static final int BATCH = 20_000;

    private final Connection owner;
    private final IntFunction<List<AuditEntryRecorded>> entries;
    private final EntryIntake intake;
    private final Frontier frontier = Frontier.of(0, List.of());
    private final Map<Integer, ByteArrayOutputStream> tiles = new HashMap<>();

    private BulkLog(Connection owner, IntFunction<List<AuditEntryRecorded>> entries, EntryIntake intake) {
        this.owner = owner;
        this.entries = entries;
        this.intake = intake;
    }

    private record Rows(ByteBuf leaves, ByteBuf columns, ByteBuf details, ByteBuf tiles) {}

    /** Fills the log up to this size. */
    public static void fill(
            Connection owner,
            LogStanding standing,
            NoteSigner signer,
            EventHandler<AuditEntryRecorded> intake,
            IntFunction<List<AuditEntryRecorded>> entries,
            long size)
            throws SQLException {
        SignedNote note = new BulkLog(owner, entries, (EntryIntake) intake).load(signer, size);
        standing.publish(note, List.of()).block(Duration.ofMinutes(1));
    }

    private SignedNote load(NoteSigner signer, long size) throws SQLException {
        List<String> indexes = dropIndexes();
        execute("set synchronous_commit = off");
        CompletableFuture<Rows> next = CompletableFuture.supplyAsync(() -> rows(size));
        long loaded = 0;
        while (loaded < size) {
            Rows rows = next.join();
            loaded = frontier.size();
            if (loaded < size) {
                next = CompletableFuture.supplyAsync(() -> rows(size));
            }
            copy(AppendStore.COPY_LEAVES, rows.leaves());
            copy(AppendStore.COPY_COLUMNS, rows.columns());
            copy(AppendStore.COPY_DETAILS, rows.details());
            copy("copy tile (level, tile_index, hashes) from stdin (format binary)", rows.tiles());
        }
        execute("set maintenance_work_mem = '1GB'");
        for (String index : indexes) {
            execute(index);
        }
        Checkpoint signed = new Checkpoint(signer.verifier().name(), size, frontier.root());
        SignedNote note = signer.sign(signed);
        finish(size, note);
        return note;
    }

    private List<String> dropIndexes() throws SQLException {
        List<String> definitions = new ArrayList<>();
        String query = """
                select indexname, indexdef from pg_indexes
                where tablename in ('entry_index', 'entry_detail') and indexdef not like '%UNIQUE%'
                """;
        try (Statement statement = owner.createStatement();
                Statement drop = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                definitions.add(rows.getString(2));
                drop.execute("drop index " + rows.getString(1));
            }
        }
        return definitions;
    }

    private Rows rows(long size) {
        BinaryCopy leaves = new BinaryCopy(3);
        BinaryCopy columns = new BinaryCopy(15);
        BinaryCopy details = new BinaryCopy(8);
        BinaryCopy full = new BinaryCopy(3);
        for (AuditEntryRecorded event : entries.apply((int) Math.min(BATCH, size - frontier.size()))) {
            LogEntry entry = intake.entryOf(event);
            byte[] leaf = entry.leaf();
            long index = frontier.size();
            leaves.row().int8(index).uuid(entry.id()).bytes(leaf);
            AppendStore.addColumns(columns, index, entry);
            for (Detail detail : entry.details()) {
                addDetail(details, index, entry, detail);
            }
            frontier.add(
                    frontier.hashOfLeaf(leaf, 0, leaf.length),
                    (height, node, hash) -> addHash(full, height, node, hash));
        }
        if (frontier.size() == size) {
            tiles.forEach((level, hashes) -> addTile(full, level, partial(level), hashes));
        }
        return new Rows(leaves.end(), columns.end(), details.end(), full.end());
    }

    private static void addDetail(BinaryCopy rows, long index, LogEntry entry, Detail detail) {
        rows.row()
                .int8(index)
                .uuid(entry.id())
                .int4(entry.details().indexOf(detail))
                .uuid(entry.customerId())
                .text(detail.category())
                .text(detail.field())
                .bytes(Base64.getDecoder().decode(detail.salt()))
                .bytes(Base64.getDecoder().decode(detail.sealed()));
    }

    private void addHash(BinaryCopy full, int height, long node, byte[] hash) {
        if (height % Tile.HEIGHT != 0) {
            return;
        }
        int level = height / Tile.HEIGHT;
        ByteArrayOutputStream hashes = tiles.computeIfAbsent(level, _ -> new ByteArrayOutputStream());
        hashes.writeBytes(hash);
        if ((node + 1) % Tile.FULL == 0) {
            addTile(full, level, node / Tile.FULL, hashes);
            hashes.reset();
        }
    }

    private long partial(int level) {
        return (frontier.size() >>> (Tile.HEIGHT * level)) / Tile.FULL;
    }

    private static void addTile(BinaryCopy rows, int level, long index, ByteArrayOutputStream hashes) {
        if (hashes.size() > 0) {
            rows.row().int4(level).int8(index).bytes(hashes.toByteArray());
        }
    }

    private void copy(String statement, ByteBuf rows) throws SQLException {
        CopyIn copy = owner.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        copy.writeToCopy(rows.array(), rows.arrayOffset() + rows.readerIndex(), rows.readableBytes());
        copy.endCopy();
    }

    private void finish(long size, SignedNote note) throws SQLException {
        execute("vacuum (analyze) leaf, entry_index, entry_detail, tile");
        String write = """
                with head as (update log_head set size = ?)
                insert into checkpoint (size, note, signed_at) values (?, ?, ?)
                """;
        try (PreparedStatement statement = owner.prepareStatement(write)) {
            statement.setLong(1, size);
            statement.setLong(2, size);
            statement.setString(3, note.toString());
            statement.setObject(4, Clock.systemUTC().instant().atOffset(ZoneOffset.UTC));
            statement.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
