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

    /**
     * A pool, by how many are in it.
     *
     * @param unasked those for whom another manager or branch was requested
     */
    record Counted(UUID id, String branch, long customers, long unasked) {}

    /** A customer's stay in a pool. */
    record Stay(
            UUID customerId,
            Instant since,
            @Nullable String requestedManager,
            @Nullable WhyPooled why) {}

    Flux<Counted> all(Scope scope, Instant at, String after, int limit) {
        return database.sql("""
                select p.id, p.branch, count(m.id) as customers, count(m.why) as unasked
                from pool p left join pool_membership m
                     on m.pool_id = p.id and m.valid @> :at
                where p.branch > :after
                  and (:everything or p.branch = :branch
                       or :subtree <> ''
                          and starts_with(p.branch || '/', :subtree || '/'))
                group by p.id order by p.branch limit :limit
                """)
                .bind("at", at)
                .bind("after", after)
                .bind("everything", scope.everything())
                .bind("branch", scope.branch())
                .bind("subtree", scope.subtree())
                .bind("limit", limit)
                .map(row -> new Counted(
                        uuid(row, "id"), text(row, "branch"), number(row, "customers"), number(row, "unasked")))
                .all();
    }

    Mono<String> branchOf(UUID poolId) {
        return database.sql("select branch from pool where id = :pool")
                .bind("pool", poolId)
                .mapValue(String.class)
                .one();
    }

    Flux<Stay> members(UUID poolId, Instant at, @Nullable UUID after, int limit) {
        return database.sql("""
                select customer_id, lower(valid) as since, requested_manager, why from pool_membership
                where pool_id = :pool and valid @> :at
                  and (:after::uuid is null or customer_id > :after)
                order by customer_id limit :limit
                """)
                .bind("pool", poolId)
                .bind("at", at)
                .bind("after", orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> new Stay(
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
