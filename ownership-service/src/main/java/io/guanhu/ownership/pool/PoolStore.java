package io.guanhu.ownership.pool;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.ownership.model.stewardship.WhyPooled;
import io.guanhu.ownership.timeline.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PoolStore {

    private final DatabaseClient database;

    PoolStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<PoolController.Pool> all(Scope scope, Instant at, String after, int limit) {
        return database.sql("""
                SELECT p.id, p.branch, count(m.id) AS customers, count(m.why) AS unasked
                FROM pool p LEFT JOIN pool_membership m
                     ON m.pool_id = p.id AND m.valid @> :at
                WHERE p.branch > :after
                  AND (:everything OR p.branch = :branch
                       OR :subtree <> ''
                          AND starts_with(p.branch || '/', :subtree || '/'))
                GROUP BY p.id ORDER BY p.branch LIMIT :limit
                """)
                .bind("at", at)
                .bind("after", after)
                .bind("everything", scope.everything())
                .bind("branch", scope.branch())
                .bind("subtree", scope.subtree())
                .bind("limit", limit)
                .map(row -> new PoolController.Pool(
                        uuid(row, "id"), text(row, "branch"), number(row, "customers"), number(row, "unasked")))
                .all();
    }

    Mono<String> branchOf(UUID poolId) {
        return database.sql("SELECT branch FROM pool WHERE id = :pool")
                .bind("pool", poolId)
                .mapValue(String.class)
                .one();
    }

    Flux<PoolController.Member> members(UUID poolId, Instant at, @Nullable UUID after, int limit) {
        return database.sql("""
                SELECT customer_id, lower(valid) AS since, requested_manager, why FROM pool_membership
                WHERE pool_id = :pool AND valid @> :at
                  AND (:after::uuid IS NULL OR customer_id > :after)
                ORDER BY customer_id LIMIT :limit
                """)
                .bind("pool", poolId)
                .bind("at", at)
                .bind("after", orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> new PoolController.Member(
                        uuid(row, "customer_id"),
                        instant(row, "since"),
                        row.get("requested_manager", String.class),
                        why(row.get("why", String.class))))
                .all();
    }

    private static @Nullable WhyPooled why(@Nullable String name) {
        return name == null ? null : WhyPooled.valueOf(name);
    }
}
