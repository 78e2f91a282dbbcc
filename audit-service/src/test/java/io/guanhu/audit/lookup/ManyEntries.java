package io.guanhu.audit.lookup;

import static org.awaitility.Awaitility.await;

import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** An index of a hundred thousand entries, and the plan of a search in it. */
final class ManyEntries {

    private final Database database = PostgresServer.shared().freshDatabase("audit");

    ManyEntries() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerRole(), database.ownerPassword())
                .locations("classpath:db/platform", "classpath:db/migration")
                .placeholders(Map.of("app_role", database.appRole()))
                .outOfOrder(true)
                .load()
                .migrate();
        run("""
                insert into entry_index (leaf_index, entry_id, at, service, actor_type, actor_id,
                    action, resource_type, resource_id, customer_id, outcome, reason, branch, roles,
                    trace_id)
                select i, gen_random_uuid(), timestamptz '2026-01-01Z' + i * interval '4 minutes',
                    'service-' || i % 5, 'STAFF', 'E' || i % 500, 'action-' || i % 20, 'customer',
                    md5((i % 3000)::text)::uuid::text, md5((i % 3000)::text)::uuid,
                    case when i % 40 = 0 then 'REFUSED' else 'ALLOWED' end,
                    case when i % 40 = 0 then 'not-reached' end, 'B/' || i % 50,
                    case when i >= 90000 and i % 3 = 0 then array['late', 'role-1']
                        else array['role-' || i % 7] end,
                    md5(i::text)
                from generate_series(0, 99999) i
                """);
        await().atMost(Duration.ofSeconds(30)).until(this::isVacuumed);
    }

    /** While any transaction is older than the rows, no page is marked as visible to all. */
    private boolean isVacuumed() {
        run("vacuum analyze entry_index");
        String visible = "select relallvisible >= relpages from pg_class where relname = 'entry_index'";
        return found(visible).equals(List.of("t"));
    }

    List<String> found(String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The search as it is sent. */
    static String sql(Query query) {
        Map<String, Object> values = new LinkedHashMap<>();
        String sql = EntryStore.rows(query, 100_000, values);
        // The longer names first: ":customerText" begins with ":customer".
        for (String name : values.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList()) {
            Object value = values.get(name);
            sql = sql.replaceAll(":" + name + "\\b", value instanceof Number ? value.toString() : "'" + value + "'");
        }
        return sql;
    }

    String explained(String explain, Query query) {
        return String.join("\n", found(explain + sql(query)));
    }

    private void run(String sql) {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
