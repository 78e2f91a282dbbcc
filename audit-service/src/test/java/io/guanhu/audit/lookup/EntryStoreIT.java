package io.guanhu.audit.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        await().atMost(Duration.ofSeconds(30)).until(EntryStoreIT::isVacuumed);
    }

    /** While anybody's transaction is older than the rows, no page is marked as visible to all. */
    private static boolean isVacuumed() throws SQLException {
        run("vacuum analyze entry_index");
        String visible = "select relallvisible >= relpages from pg_class where relname = 'entry_index'";
        return found(visible).equals(List.of("t"));
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
            String plan = explained("explain ", behind(query, after));

            assertThat(plan).doesNotContain("Seq Scan").contains("Index");
        }
    }

    /** What came late, or never together, is not looked for among all entries of an old month. */
    static Stream<Map<String, String>> rare() {
        return Stream.of(
                Map.of("role", "late"),
                Map.of("role", "nothing"),
                Map.of("role", "late", "branch", "B/7"),
                Map.of("role", "nothing", "branch", "B/7"),
                Map.of("branch", "B/7", "outcome", "REFUSED"),
                Map.of("branch", "B/7", "action", "action-3"),
                Map.of("actor", "E7", "action", "action-3", "outcome", "ALLOWED"));
    }

    @ParameterizedTest
    @MethodSource("rare")
    void readsLittleWhereThereIsNothing(Map<String, String> asked) throws SQLException {
        String plan = explained("explain (analyze, buffers) ", query(asked));

        Matcher buffers = Pattern.compile("Buffers: shared hit=(\\d+)").matcher(plan);
        assertThat(buffers.find()).describedAs(plan).isTrue();
        assertThat(Integer.parseInt(buffers.group(1))).describedAs(plan).isLessThan(150);
        assertThat(plan).contains("rows=0");
    }

    @ParameterizedTest
    @CsvSource({"role-1,", "late,", "nothing,", ", B/7", "role-1, B/7", "late, B/7", "nothing, B/7", "role-1, B/nothing"
    })
    void findsByRolesWhatPlainConditionsFind(@Nullable String role, @Nullable String branch) throws SQLException {
        String plain = "select leaf_index from entry_index where at >= '2026-09-01Z'"
                + (role == null ? "" : " and roles @> array['" + role + "']")
                + (branch == null ? "" : " and branch = '" + branch + "'")
                + " order by at desc, leaf_index desc limit 51";
        Map<String, String> asked = new HashMap<>();
        asked.put("role", role);
        asked.put("branch", branch);
        Query query = between(query(asked), Instant.parse("2026-09-01T00:00:00Z"), null);

        assertThat(found(sql(query))).isEqualTo(found(plain));
    }

    private static List<String> found(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DATABASE.connectAsOwner();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static Query between(Query query, @Nullable Instant from, @Nullable Instant to) {
        return with(query, from, to, null);
    }

    private static Query behind(Query query, Query.@Nullable Position after) {
        return with(query, query.from(), query.to(), after);
    }

    private static Query with(
            Query query, @Nullable Instant from, @Nullable Instant to, Query.@Nullable Position after) {
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
                from,
                to,
                after,
                query.limit());
    }

    private static String sql(Query query) {
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

    private static String explained(String explain, Query query) throws SQLException {
        return String.join("\n", found(explain + sql(query)));
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DATABASE.connectAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
