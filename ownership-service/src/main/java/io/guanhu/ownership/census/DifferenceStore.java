package io.guanhu.ownership.census;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class DifferenceStore {

    private final DatabaseClient database;

    DifferenceStore(DatabaseClient database) {
        this.database = database;
    }

    /** The number of customers on both sides, and how many parts differ. */
    record Result(Instant asOf, Instant comparedAt, long there, long here, long differing) {}

    /** Stores the latest comparison. */
    Mono<Void> keep(Result result) {
        return database.sql("""
                INSERT INTO census_result (as_of, compared_at, there, here, differing)
                VALUES (:asOf, :at, :there, :here, :differing)
                ON CONFLICT (single) DO UPDATE
                SET as_of = excluded.as_of, compared_at = excluded.compared_at,
                    there = excluded.there, here = excluded.here,
                    differing = excluded.differing
                WHERE excluded.as_of >= census_result.as_of
                """)
                .bind("asOf", result.asOf())
                .bind("at", result.comparedAt())
                .bind("there", result.there())
                .bind("here", result.here())
                .bind("differing", result.differing())
                .then();
    }

    /** Deletes the differences in these parts, except for those that still differ. */
    Mono<Void> settleAllBut(Collection<String> differing, Collection<String> wholes) {
        int digits = wholes.stream().findFirst().map(String::length).orElse(0);
        return database.sql("""
                DELETE FROM census_difference
                WHERE substring(prefix FROM 1 FOR :digits) = ANY(:wholes)
                  AND length(prefix) >= :digits + 2
                  AND NOT substring(prefix FROM 1 FOR :digits + 2) = ANY(:differing)
                """)
                .bind("digits", digits)
                .bind("wholes", wholes.toArray(String[]::new))
                .bind("differing", differing.toArray(String[]::new))
                .then();
    }

    /** Deletes the differences in a part, except for these customers. */
    Mono<Void> settle(String prefix, Collection<UUID> still) {
        return database.sql("""
                DELETE FROM census_difference
                WHERE prefix = :prefix AND NOT customer_id = ANY(:still)
                """)
                .bind("prefix", prefix)
                .bind("still", still.toArray(UUID[]::new))
                .then();
    }

    /** Adds newly found customers, except those that have arrived meanwhile; returns how many. */
    Mono<Long> add(String kind, String prefix, List<UUID> customers, Instant at) {
        return database.sql("""
                INSERT INTO census_difference (customer_id, kind, prefix, found_at)
                SELECT id, :kind, :prefix, :at FROM unnest(:customers::uuid[]) AS t (id)
                WHERE :kind <> 'UNHEARD'
                   OR NOT EXISTS (SELECT FROM customer c WHERE c.customer_id = t.id)
                ON CONFLICT DO NOTHING
                """)
                .bind("kind", kind)
                .bind("prefix", prefix)
                .bind("at", at)
                .bind("customers", customers.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    /** Those of these customers that are known here, whenever they arrived. */
    Flux<UUID> known(Collection<UUID> customers) {
        return database.sql("SELECT customer_id FROM customer WHERE customer_id = ANY(:customers)")
                .bind("customers", customers.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all();
    }

    /** The counts of each kind, without customers who arrived in the meantime. */
    Mono<Map<String, Long>> counts() {
        return database.sql("""
                SELECT d.kind, count(*) AS number
                FROM census_difference d
                WHERE d.kind <> 'UNHEARD' OR NOT EXISTS (
                    SELECT FROM customer c WHERE c.customer_id = d.customer_id)
                GROUP BY d.kind
                """)
                .map(row -> Map.entry(text(row, "kind"), number(row, "number")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Instant> comparedAt() {
        return database.sql("SELECT compared_at FROM census_result")
                .mapValue(Instant.class)
                .one();
    }
}
