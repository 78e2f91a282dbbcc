package io.guanhu.audit.lookup;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds entries by their searchable columns, and reads their leaves. */
@Component
class EntryStore {

    /** Only columns of the index; the rest is read for the few entries that are shown. */
    private static final String PLACES = "select leaf_index, at from entry_index ";

    private static final String ORDER = " order by at desc, leaf_index desc";

    private final DatabaseClient database;

    EntryStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A row that was found, and the leaf it should match.
     *
     * @param columns the searchable columns, in the order of {@link Entry#searchable}
     * @param leaf absent if there is none at this index
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(long index, Instant at, List<@Nullable Object> columns, byte @Nullable [] leaf) {}

    /** The latest matching rows below this size of the log, latest first. */
    Flux<Row> find(Query query, long size) {
        Map<String, Object> values = new LinkedHashMap<>();
        String sql = withLeaves(rows(query, size, values));
        return forceCustomPlans()
                .thenMany(database.sql(sql)
                        .bindValues(values)
                        .map(EntryStore::row)
                        .all());
    }

    /**
     * Makes PostgreSQL plan for the actual values, within the transaction. A generic plan misjudges
     * how many rows a month, or a role that nobody had, will match.
     */
    private Mono<Void> forceCustomPlans() {
        return database.sql("set local plan_cache_mode = force_custom_plan").then();
    }

    Mono<Row> get(UUID entryId, long size) {
        String sql = PLACES + "where entry_id = :id and leaf_index < :size";
        return database.sql(withLeaves(sql))
                .bind("id", entryId)
                .bind("size", size)
                .map(EntryStore::row)
                .one();
    }

    private static String withLeaves(String places) {
        return """
                select i.leaf_index, i.entry_id, i.at, i.service, i.actor_type, i.actor_id, i.action,
                    i.resource_type, i.resource_id, i.customer_id, i.outcome, i.reason, i.branch, i.roles,
                    i.trace_id, l.entry
                from (%s) found
                join entry_index i on i.leaf_index = found.leaf_index
                left join leaf l on l.leaf_index = i.leaf_index
                order by i.at desc, i.leaf_index desc
                """.formatted(places);
    }

    /** The statement, and its parameters. */
    static String rows(Query query, long size, Map<String, Object> values) {
        values.put("size", size);
        values.put("limit", query.limit());
        String others = others(query, values);
        if (isByRoles(query)) {
            return byRoles(query, PLACES + where("roles = held.roles" + and(others)) + ORDER);
        }
        if (query.customerId() == null) {
            return PLACES + where(others) + ORDER + " limit :limit";
        }
        values.put("customer", query.customerId());
        values.put("customerText", query.customerId().toString());
        // Two ordered scans: a single condition with "or" would read and sort all of the customer's
        // rows.
        return "(%1$s%2$s%4$s limit :limit) union all (%1$s%3$s%4$s limit :limit)%4$s limit :limit"
                .formatted(
                        PLACES,
                        where("customer_id = :customer" + and(others)),
                        where("resource_type = 'customer' and resource_id = :customerText"
                                + " and customer_id is distinct from :customer"
                                + and(others)),
                        ORDER);
    }

    /**
     * There are only a few different sets of roles. An index lists them, for a branch or
     * everywhere, and has the entries of each in order. An index of single roles would have to read
     * and sort all entries of a role.
     */
    private static String byRoles(Query query, String ofOneSet) {
        String where = query.branch() == null ? "" : "where i.branch = :branch";
        return """
                with recursive held (roles) as (
                    (select i.roles from entry_index i %1$s order by i.roles limit 1)
                    union all
                    select (select i.roles from entry_index i %2$s i.roles > held.roles
                        order by i.roles limit 1)
                    from held where held.roles is not null
                )
                select found.* from held cross join lateral (%3$s limit :limit) found %4$s %5$s limit :limit
                """.formatted(
                        where,
                        where.isEmpty() ? "where" : where + " and",
                        ofOneSet,
                        query.role() == null ? "" : "where held.roles @> array[:role]::text[]",
                        ORDER);
    }

    /** Whether no other criterion narrows the search more. */
    private static boolean isByRoles(Query query) {
        return (query.role() != null || query.branch() != null)
                && query.actor() == null
                && query.resourceId() == null
                && query.customerId() == null
                && query.reason() == null
                && query.traceId() == null;
    }

    private static String where(String conditions) {
        return "where leaf_index < :size" + and(conditions);
    }

    private static String and(String conditions) {
        return conditions.isEmpty() ? "" : " and " + conditions;
    }

    private static String others(Query query, Map<String, Object> values) {
        StringJoiner where = new StringJoiner(" and ");
        add(where, values, "actor_id = :actor", "actor", query.actor());
        add(where, values, "resource_type = :type", "type", query.resourceType());
        add(where, values, "resource_id = :resource", "resource", query.resourceId());
        add(where, values, "action = :action", "action", query.action());
        outcome(where, values, query.outcome());
        add(where, values, "reason = :reason", "reason", query.reason());
        add(where, values, "trace_id = :trace", "trace", query.traceId());
        add(where, values, "branch = :branch", "branch", query.branch());
        add(where, values, "service = :service", "service", query.service());
        // The scan over sets of roles already filters by role.
        String role = isByRoles(query) ? "" : "roles @> array[:role]::text[]";
        add(where, values, role, "role", query.role());
        add(where, values, "at >= :from", "from", query.from());
        add(where, values, "at < :to", "to", query.to());
        if (query.after() != null) {
            add(
                    where,
                    values,
                    "(at, leaf_index) < (:at, :index)",
                    "at",
                    query.after().at());
            values.put("index", query.after().index());
        }
        return where.toString();
    }

    /** Outcomes other than ALLOWED are rare, and have their own index. */
    private static void outcome(StringJoiner where, Map<String, Object> values, @Nullable Outcome outcome) {
        add(where, values, "outcome = :outcome", "outcome", outcome == null ? null : outcome.name());
        if (outcome != null && outcome != Outcome.ALLOWED) {
            where.add("outcome <> 'ALLOWED'");
        }
    }

    private static void add(
            StringJoiner where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            if (!condition.isEmpty()) {
                where.add(condition);
            }
            values.put(name, value);
        }
    }

    private static Row row(Readable row) {
        List<@Nullable Object> columns = new ArrayList<>();
        columns.add(row.get("entry_id", UUID.class));
        columns.add(row.get("service", String.class));
        columns.add(row.get("actor_type", String.class));
        columns.add(row.get("actor_id", String.class));
        columns.add(Arrays.asList(value(row, "roles", String[].class)));
        columns.add(row.get("branch", String.class));
        columns.add(row.get("action", String.class));
        columns.add(row.get("resource_type", String.class));
        columns.add(row.get("resource_id", String.class));
        columns.add(row.get("customer_id", UUID.class));
        columns.add(row.get("outcome", String.class));
        columns.add(row.get("reason", String.class));
        columns.add(row.get("trace_id", String.class));
        return new Row(number(row, "leaf_index"), instant(row, "at"), columns, row.get("entry", byte[].class));
    }
}
