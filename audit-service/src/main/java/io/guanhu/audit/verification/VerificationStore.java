package io.guanhu.audit.verification;

import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.tlog.Tile;
import io.guanhu.tlog.TileId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads the log in bulk, in the order of its leaves. Every statement is a transaction of its own
 * and has a limit, so that none holds back the vacuum for long.
 */
@Component
class VerificationStore {

    private static final String LIMITS = "-c statement_timeout=60000 -c lock_timeout=10000";
    private static final int HEADER = 19;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y'};

    private final String url;
    private final Properties session = new Properties();

    VerificationStore(
            @Value("${spring.flyway.url}") String url,
            @Value("${spring.r2dbc.username}") String user,
            @Value("${spring.r2dbc.password}") String password) {
        this.url = url;
        session.setProperty("user", user);
        session.setProperty("password", password);
        session.setProperty("options", LIMITS);
        session.setProperty("connectTimeout", "10");
        session.setProperty("socketTimeout", "90");
        session.setProperty("ApplicationName", "audit-verification");
    }

    /** A row of the checkpoints' table. */
    record Signed(long size, String note) {}

    /** A category that is marked as erased, and the leaf that should tell of it. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Erased(String customerId, String category, String orderId, byte[] leaf) {}

    /** A leaf that should tell of the end of a service's keys. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Ended(long index, byte[] leaf) {}

    /** A row that stands outside the log. */
    record Stray(String table, long index) {}

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, session);
    }

    /** Index, id and bytes. */
    List<byte[]> leaves(Connection connection, long from, long to) throws SQLException {
        return copy(
                connection,
                """
                select leaf_index, entry_id, entry from leaf
                where leaf_index >= %d and leaf_index < %d order by leaf_index
                """
                        .formatted(from, to));
    }

    /** The searchable columns, in the order of {@link ColumnCheck}. */
    List<byte[]> columns(Connection connection, long from, long to) throws SQLException {
        return copy(
                connection,
                """
                select leaf_index, entry_id, at, customer_id, service, actor_type, actor_id, action,
                    resource_type, resource_id, outcome, reason, branch, trace_id,
                    array_to_string(roles, '","')
                from entry_index
                where leaf_index >= %d and leaf_index < %d order by leaf_index
                """
                        .formatted(from, to));
    }

    /** In the order of {@link DetailCheck}. */
    List<byte[]> details(Connection connection, long from, long to) throws SQLException {
        return copy(
                connection,
                """
                select leaf_index, position, entry_id, customer_id, category, field, salt, sealed
                from entry_detail
                where leaf_index >= %d and leaf_index < %d order by leaf_index, position
                """
                        .formatted(from, to));
    }

    private static List<byte[]> copy(Connection connection, String query) throws SQLException {
        List<byte[]> rows = new ArrayList<>();
        CopyOut copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (" + query + ") to stdout (format binary)");
        byte[] message = copy.readFromCopy();
        while (message != null) {
            // The first row comes behind the header.
            byte[] row =
                    isHeader(message)
                            ? Arrays.copyOfRange(message, HEADER, message.length)
                            : message;
            if (row.length > 2) {
                rows.add(row);
            }
            message = copy.readFromCopy();
        }
        return rows;
    }

    private static boolean isHeader(byte[] message) {
        return message.length >= HEADER
                && Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** The tiles that these leaves change. */
    Map<TileId, Tile> tiles(Connection connection, long from, long to) throws SQLException {
        Map<TileId, Tile> tiles = new HashMap<>();
        String query =
                """
                select level, tile_index, hashes from tile where level = ?
                    and tile_index between ? and ?
                """;
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int level = 0; level < 8; level++) {
                int shift = 8 * (level + 1);
                select.setInt(1, level);
                select.setLong(2, from >> shift);
                select.setLong(3, (to - 1) >> shift);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        tiles.put(
                                new TileId(rows.getInt(1), rows.getLong(2)),
                                Tile.of(rows.getBytes(3)));
                    }
                }
            }
        }
        return tiles;
    }

    /** The checkpoints above one size and up to another. */
    List<Signed> checkpoints(Connection connection, long from, long to) throws SQLException {
        List<Signed> found = new ArrayList<>();
        String query =
                "select size, note from checkpoint where size > ? and size <= ? order by size";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Signed(rows.getLong(1), rows.getString(2)));
                }
            }
        }
        return found;
    }

    /** What stands before the first leaf, or behind the last that a checkpoint covers. */
    Optional<Stray> stray(Connection connection) throws SQLException {
        String query =
                """
                with log as materialized (select coalesce(max(size), 0) as size from checkpoint)
                (select 'leaf', leaf_index from leaf, log
                    where leaf_index >= size order by leaf_index limit 1)
                union all (select 'leaf', leaf_index from leaf where leaf_index < 0 limit 1)
                union all (select 'entry_index', leaf_index from entry_index, log
                    where leaf_index >= size order by leaf_index limit 1)
                union all (select 'entry_index', leaf_index from entry_index
                    where leaf_index < 0 limit 1)
                union all (select 'entry_detail', leaf_index from entry_detail, log
                    where leaf_index >= size order by leaf_index limit 1)
                union all (select 'entry_detail', leaf_index from entry_detail
                    where leaf_index < 0 limit 1)
                union all (select 'tile', tile_index << (8 * (level + 1)) from tile, log
                    where level not between 0 and 7 or tile_index < 0
                        or tile_index * 256 >= size >> (8 * level)
                        or length(hashes) / 32 > (size >> (8 * level)) - tile_index * 256
                    limit 1)
                limit 1
                """;
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new Stray(rows.getString(1), rows.getLong(2)))
                    : Optional.empty();
        }
    }

    /** The size by the head, and that of the newest checkpoint, of one moment. */
    long[] sizes(Connection connection) throws SQLException {
        String query = "select size, (select coalesce(max(size), 0) from checkpoint) from log_head";
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? new long[] {rows.getLong(1), rows.getLong(2)} : new long[] {-1, 0};
        }
    }

    /** The marks of a customer's category as erased, and the leaves that should tell of them. */
    List<Erased> erased(Connection connection, String customerId, String category)
            throws SQLException {
        String query =
                """
                select e.customer_id::text, e.category, e.order_id::text, l.entry
                from erased_category e left join leaf l on l.entry_id = e.entry_id
                where e.customer_id = ?::uuid and e.category = ?
                """;
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, customerId);
            select.setString(2, category);
            return erased(select);
        }
    }

    /** The marks behind one, a page of them. */
    List<Erased> erasedAfter(Connection connection, Erased last, int limit) throws SQLException {
        String query =
                """
                select e.customer_id::text, e.category, e.order_id::text, l.entry
                from erased_category e left join leaf l on l.entry_id = e.entry_id
                where (e.customer_id, e.category, e.order_id) > (?::uuid, ?, ?::uuid)
                order by e.customer_id, e.category, e.order_id limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, last.customerId());
            select.setString(2, last.category());
            select.setString(3, last.orderId());
            select.setInt(4, limit);
            return erased(select);
        }
    }

    private static List<Erased> erased(PreparedStatement select) throws SQLException {
        List<Erased> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                byte[] leaf = rows.getBytes(4);
                found.add(
                        new Erased(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                leaf == null ? new byte[0] : leaf));
            }
        }
        return found;
    }

    /** The leaves by which services tell that an order ended their keys of a category. */
    List<Ended> ended(Connection connection, Erased erased) throws SQLException {
        String query =
                """
                select l.leaf_index, l.entry
                from entry_index s join leaf l on l.leaf_index = s.leaf_index
                where s.resource_type = ? and s.resource_id = ? and s.action = ? and s.reason = ?
                """;
        List<Ended> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, AuditEvents.ERASURE_ORDER);
            select.setString(2, erased.orderId());
            select.setString(3, AuditEvents.END_KEYS);
            select.setString(4, erased.category());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Ended(rows.getLong(1), rows.getBytes(2)));
                }
            }
        }
        return found;
    }

    /** How far the end of the log was verified. */
    Optional<String> position(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select position from verification_position");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    void keepPosition(Connection connection, String position, Instant now) throws SQLException {
        String upsert =
                """
                insert into verification_position (position, updated_at) values (?, ?)
                on conflict (only_row) do update
                    set position = excluded.position, updated_at = excluded.updated_at
                """;
        try (PreparedStatement write = connection.prepareStatement(upsert)) {
            write.setString(1, position);
            write.setObject(2, now.atOffset(ZoneOffset.UTC));
            write.executeUpdate();
        }
    }
}
