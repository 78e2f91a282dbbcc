package io.guanhu.audit.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How the database goes about a search. */
class EntryStoreIT {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private static final ManyEntries ENTRIES = new ManyEntries();

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
        String outcome = asked.get("outcome");
        return new Query(
                asked.get("actor"),
                asked.get("type"),
                asked.containsKey("type") ? "nothing" : null,
                customer == null ? null : UUID.fromString(customer),
                asked.get("action"),
                outcome == null ? null : Outcome.valueOf(outcome),
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
    void readsByAnIndexWhateverIsAskedFor(Query query) {
        for (Query.@Nullable Position after : Arrays.asList(null, new Query.Position(TO, 30_000))) {
            String plan = ENTRIES.explained("explain ", behind(query, after));

            assertThat(plan).doesNotContain("Seq Scan").contains("Index");
        }
    }

    /** Criteria that match late, or never together, do not scan all entries of an old month. */
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
    void readsLittleWhereThereIsNothing(Map<String, String> asked) {
        String plan = ENTRIES.explained("explain (analyze, buffers) ", query(asked));

        Matcher buffers = Pattern.compile("Buffers: shared hit=(\\d+)").matcher(plan);
        assertThat(buffers.find()).describedAs(plan).isTrue();
        assertThat(Integer.parseInt(buffers.group(1))).describedAs(plan).isLessThan(150);
        assertThat(plan).contains("rows=0");
    }

    @ParameterizedTest
    @CsvSource({"role-1,", "late,", "nothing,", ", B/7", "role-1, B/7", "late, B/7", "nothing, B/7", "role-1, B/nothing"
    })
    void findsByRolesWhatPlainConditionsFind(@Nullable String role, @Nullable String branch) {
        String plain = "select leaf_index from entry_index where at >= '2026-09-01Z'"
                + (role == null ? "" : " and roles @> array['" + role + "']")
                + (branch == null ? "" : " and branch = '" + branch + "'")
                + " order by at desc, leaf_index desc limit 51";
        Map<String, String> asked = new HashMap<>();
        asked.put("role", role);
        asked.put("branch", branch);
        Query query = between(query(asked), Instant.parse("2026-09-01T00:00:00Z"), null);

        assertThat(ENTRIES.found(ManyEntries.sql(query))).isEqualTo(ENTRIES.found(plain));
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
}
