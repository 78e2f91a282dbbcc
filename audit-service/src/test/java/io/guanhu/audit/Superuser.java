package io.guanhu.audit;

import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaLag;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with every right on the database, who also knows how the log is built. */
final class Superuser {

    private static final List<String> TABLES =
            List.of("leaf", "entry_index", "entry_detail", "tile", "checkpoint", "log_head", "erased_category");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;

    Superuser(Database database) {
        this.database = database;
    }

    /** Statements in one transaction, with all triggers off, and no append in between. */
    void run(String... statements) {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement()) {
            begin(statement);
            for (String each : statements) {
                statement.execute(each);
            }
            commit(statement);
        } catch (SQLException e) {
            throw new AssertionError(List.of(statements).toString(), e);
        }
    }

    private static void begin(Statement statement) throws SQLException {
        statement.getConnection().setAutoCommit(false);
        // An append that has read the log's edge already would write it back.
        statement.execute("lock table log_head in access exclusive mode");
        triggers(statement, "disable");
    }

    private static void commit(Statement statement) throws SQLException {
        triggers(statement, "enable");
        statement.getConnection().commit();
    }

    private static void triggers(Statement statement, String what) throws SQLException {
        for (String table : TABLES) {
            statement.execute("alter table " + table + " " + what + " trigger all");
        }
    }

    /**
     * Waits until nothing is appended any more, and nothing is on its way: reading the log
     * adds to it.
     */
    void awaitQuiet() {
        long[] before = {-1};
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(700)).until(() -> {
            long leaves = count("leaf");
            boolean quiet = leaves == before[0] && count("outbox") == 0 && KafkaLag.of("audit-service") == 0;
            before[0] = leaves;
            return quiet;
        });
    }

    /** Keeps the whole log as it is now, beside the log. */
    void backUp(String name) {
        awaitQuiet();
        forget(name);
        String[] copying = TABLES.stream()
                .map(table -> "create table %2$s_%1$s as table %1$s".formatted(table, name))
                .toArray(String[]::new);
        run(copying);
    }

    /** Restores the log. */
    void restore(String name) {
        List<String> restoring = new ArrayList<>();
        for (String table : TABLES) {
            restoring.add("delete from " + table);
            restoring.add("insert into %1$s table %2$s_%1$s".formatted(table, name));
        }
        run(restoring.toArray(String[]::new));
    }

    void forget(String name) {
        run(TABLES.stream()
                .map(table -> "drop table if exists %2$s_%1$s".formatted(table, name))
                .toArray(String[]::new));
    }

    /** Recomputes the tiles from the leaves; returns the root. */
    Hash rebuildTiles() {
        List<Hash> leaves = new ArrayList<>();
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement()) {
            begin(statement);
            statement.execute("delete from tile");
            try (var rows = statement.executeQuery("select entry from leaf order by leaf_index")) {
                while (rows.next()) {
                    leaves.add(Hash.ofLeaf(rows.getBytes(1)));
                }
            }
            TiledLog.Grown grown = TiledLog.append(0, Map.of(), leaves);
            for (var tile : grown.changed().entrySet()) {
                insert(connection, tile.getKey(), tile.getValue());
            }
            commit(statement);
            return grown.root();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void insert(Connection connection, TileId id, Tile tile) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into tile values (?, ?, ?)")) {
            insert.setInt(1, id.level());
            insert.setLong(2, id.index());
            insert.setBytes(3, tile.bytes());
            insert.execute();
        }
    }

    /** Has the whole log verified without anything being added to it. */
    @SuppressWarnings("unchecked")
    Map<String, Object> verify(Runnable wake) {
        String id = UUID.randomUUID().toString();
        run("""
                insert into job (id, type, state, started_by, created_at, updated_at)
                values ('%s', 'audit-verification', 'QUEUED', 'test', now(), now())
                """.formatted(id));
        wake.run();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> count("job where state = 'COMPLETED' and id = '" + id + "'") == 1);
        return JSON.readValue(text("select result from job where id = '" + id + "'"), Map.class);
    }

    long count(String rows) {
        return Long.parseLong(text("select count(*) from " + rows));
    }

    String text(String query) {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new AssertionError("Nothing found by " + query);
            }
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
