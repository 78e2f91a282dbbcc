package io.guanhu.audit.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the database goes about a search. */
class EntryStoreIT {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private static final Database DATABASE = PostgresServer.shared().freshDatabase("audit");

    @BeforeAll
    static void thereAreManyEntries() throws SQLException {
        Flyway.configure()
                .dataSource(DATABASE.jdbcUrl(), DATABASE.ownerRole(), DATABASE.ownerPassword())
                .locations("classpath:db/platform", "classpath:db/migration")
                .placeholders(Map.of("app_role", DATABASE.appRole()))
                .outOfOrder(true)
                .load()
                .migrate();
        run(
                """
                insert into entry_index (leaf_index, entry_id, at, service, actor_type, actor_id,
                    action, resource_type, resource_id, customer_id, outcome, reason, branch, roles,
                    trace_id)
                select i, gen_random_uuid(), timestamptz '2026-01-01Z' + i * interval '4 minutes',
                    'service-' || i % 5, 'STAFF', 'E' || i % 500, 'action-' || i % 20, 'customer',
                    md5((i % 3000)::text)::uuid::text, md5((i % 3000)::text)::uuid,
                    case when i % 40 = 0 then 'REFUSED' else 'ALLOWED' end,
                    case when i % 40 = 0 then 'not-reached' end, 'B/' || i % 50,
                    array['role-' || i % 7], md5(i::text)
                from generate_series(0, 99999) i
                """);
        run("vacuum analyze entry_index");
    }

    static Stream<Query> queries() {
        return Stream.of(
                        Map.<String, String>of(),
                        Map.of("actor", "E7"),
                        Map.of("type", "customer"),
                        Map.of("customer", UUID.randomUUID().toString()),
                        Map.of("action", "action-3"),
                        Map.of("outcome", "REFUSED"),
                        Map.of("outcome", "ALLOWED"),
                        Map.of("reason", "not-reached"),
                        Map.of("trace", "0af7"),
                        Map.of("branch", "B/7"),
                        Map.of("service", "service-1"),
                        Map.of("role", "role-1"),
                        Map.of(
                                "actor",
                                "E7",
                                "action",
                                "action-7",
                                "outcome",
                                "REFUSED",
                                "branch",
                                "B/7",
                                "role",
                                "role-0"),
                        Map.of("actor", "nobody", "outcome", "ALLOWED", "service", "nothing"))
                .map(EntryStoreIT::query);
    }

    private static Query query(Map<String, String> asked) {
        String customer = asked.get("customer");
        return new Query(
                asked.get("actor"),
                asked.get("type"),
                asked.containsKey("type") ? "nothing" : null,
                customer == null ? null : UUID.fromString(customer),
                asked.get("action"),
                asked.get("outcome"),
                asked.get("reason"),
                asked.get("trace"),
                asked.get("branch"),
                asked.get("service"),
                asked.get("role"),
                FROM,
                TO,
                null,
                51);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void readsByAnIndexWhateverIsAskedFor(Query query) throws SQLException {
        for (Query.@Nullable Position after : Arrays.asList(null, new Query.Position(TO, 30_000))) {
            String plan = explained(behind(query, after));

            assertThat(plan).doesNotContain("Seq Scan").contains("Index");
        }
    }

    private static Query behind(Query query, Query.@Nullable Position after) {
        return new Query(
                query.actor(),
                query.resourceType(),
                query.resourceId(),
                query.customerId(),
                query.action(),
                query.outcome(),
                query.reason(),
                query.traceId(),
                query.branch(),
                query.service(),
                query.role(),
                query.from(),
                query.to(),
                after,
                query.limit());
    }

    private static String explained(Query query) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        String sql = EntryStore.rows(query, 100_000, values);
        // The longer names first: ":customerText" begins with ":customer".
        for (String name :
                values.keySet().stream()
                        .sorted((one, other) -> other.length() - one.length())
                        .toList()) {
            Object value = values.get(name);
            sql =
                    sql.replaceAll(
                            ":" + name + "\\b",
                            value instanceof Number ? value.toString() : "'" + value + "'");
        }
        StringBuilder plan = new StringBuilder();
        try (Connection connection = DATABASE.connectAsOwner();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("explain " + sql)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DATABASE.connectAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
