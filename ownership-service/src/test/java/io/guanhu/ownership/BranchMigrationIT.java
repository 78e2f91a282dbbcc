package io.guanhu.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** A bank that had customers and managers before the list of branches existed. */
class BranchMigrationIT {

    private final Database database = PostgresServer.shared().freshDatabase("ownership");

    @Test
    void whatWasInUseIsOnTheListAndOpen() throws SQLException {
        migrate("850");
        execute(
                "insert into manager values ('E1101', 'N', 'BJ/CHAOYANG/001', true, now())",
                "insert into customer (customer_id, branch, status, since)"
                        + " values (uuidv7(), 'SH/PUDONG/001', 'ACTIVE', now()),"
                        + " (uuidv7(), 'BJ/CHAOYANG/001', 'ACTIVE', now()),"
                        + " (uuidv7(), 'bj', 'ACTIVE', now())",
                "insert into pool (branch, created_at) values ('GZ/TIANHE/001', now())");

        migrate("880");

        assertThat(listed())
                .containsExactly(
                        "BJ/CHAOYANG/001 OPEN IN_USE_BEFORE",
                        "GZ/TIANHE/001 OPEN IN_USE_BEFORE",
                        "SH/PUDONG/001 OPEN IN_USE_BEFORE");
    }

    private List<String> listed() throws SQLException {
        List<String> listed = new ArrayList<>();
        try (var connection = database.connectAsApp();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select path || ' ' || state || ' ' || reason_code from branch" + " order by path")) {
            while (rows.next()) {
                listed.add(rows.getString(1));
            }
        }
        return listed;
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerRole(), database.ownerPassword())
                .placeholders(Map.of("app_role", database.appRole()))
                .locations("classpath:db/platform", "classpath:db/migration")
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }
}
