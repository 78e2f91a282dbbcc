package io.guanhu.audit.verification;

import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Opens the connections of a verification, and reads what surrounds the rows of the log. Every
 * statement is its own transaction with a limit, so that none delays the vacuum for long.
 */
@Component
class VerificationStore {

    private static final String LIMITS = "-c statement_timeout=600000 -c lock_timeout=10000";

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

    /** A row of the table of checkpoints. */
    record Signed(long size, String note) {}

    /** A row outside the log. */
    record Stray(String table, long index) {}

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, session);
    }

    /** The tiles that these leaves change. */
    Map<TileId, Tile> tiles(Connection connection, long from, long to) throws SQLException {
        Map<TileId, Tile> tiles = new HashMap<>();
        String query = """
                select t.level, t.tile_index, t.hashes
                from generate_series(0, 6) as height
                join tile t on t.level = height and t.tile_index between
                    ? >> (8 * (height + 1)) and ? >> (8 * (height + 1))
                """;
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, from);
            select.setLong(2, to - 1);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tiles.put(new TileId(rows.getInt(1), rows.getLong(2)), Tile.of(rows.getBytes(3)));
                }
            }
        }
        return tiles;
    }

    /** The checkpoints for sizes above one and up to another. */
    List<Signed> checkpoints(Connection connection, long from, long to) throws SQLException {
        List<Signed> found = new ArrayList<>();
        String query = "select size, note from checkpoint where size > ? and size <= ? order by size";
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

    /** A row before the first leaf, or after the last that a checkpoint covers. */
    Optional<Stray> stray(Connection connection) throws SQLException {
        String query = """
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
                union all (select 'cosigned_checkpoint', w.size from cosigned_checkpoint w, log
                    where w.size > log.size limit 1)
                limit 1
                """;
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(new Stray(rows.getString(1), rows.getLong(2))) : Optional.empty();
        }
    }

    /** The checkpoints stored as cosigned by enough witnesses, in ascending order. */
    List<Signed> witnessed(Connection connection, long from, long to) throws SQLException {
        String query = "select size, note from cosigned_checkpoint where size > ? and size <= ? order by size";
        List<Signed> found = new ArrayList<>();
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

    /** The latest checkpoint stored as cosigned by enough witnesses. */
    Optional<Signed> lastWitnessed(Connection connection) throws SQLException {
        String query = "select size, note from cosigned_checkpoint order by size desc limit 1";
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(new Signed(rows.getLong(1), rows.getString(2))) : Optional.empty();
        }
    }

    /** The size of the log a day ago, which enough witnesses must have seen by now. */
    long sizeADayAgo(Connection connection) throws SQLException {
        String query = """
                select coalesce(max(size), 0) from checkpoint
                where signed_at < now() - interval '1 day'
                """;
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The sizes of the head and of the latest checkpoint, read at the same moment. */
    long[] sizes(Connection connection) throws SQLException {
        String query = "select size, (select coalesce(max(size), 0) from checkpoint) from log_head";
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? new long[] {rows.getLong(1), rows.getLong(2)} : new long[] {-1, 0};
        }
    }

    /** The position up to which the end of the log was verified. */
    Optional<String> position(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select position from verification_position");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    void keepPosition(Connection connection, String position, Instant now) throws SQLException {
        String upsert = """
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
