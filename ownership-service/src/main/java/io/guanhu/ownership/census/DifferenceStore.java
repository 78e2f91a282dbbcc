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

    /** What is wrong with a customer whom only one side knows. */
    enum Kind {
        /** Customer-service has them, and this service never heard of them. */
        UNHEARD,
        /** They exist here, and not in customer-service. */
        UNKNOWN_TO_MASTER
    }

    /** The number of customers on both sides, and how many parts differ. */
    record Result(Instant asOf, Instant comparedAt, long there, long here, long differing) {}

    /** Stores the latest comparison. */
    Mono<Void> keep(Result result) {
        return database.sql("""
                insert into census_result (as_of, compared_at, there, here, differing)
                values (:asOf, :at, :there, :here, :differing)
                on conflict (single) do update
                set as_of = excluded.as_of, compared_at = excluded.compared_at,
                    there = excluded.there, here = excluded.here,
                    differing = excluded.differing
                where excluded.as_of >= census_result.as_of
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
                delete from census_difference
                where substring(prefix from 1 for :digits) = any(:wholes)
                  and length(prefix) >= :digits + 2
                  and not substring(prefix from 1 for :digits + 2) = any(:differing)
                """)
                .bind("digits", digits)
                .bind("wholes", wholes.toArray(String[]::new))
                .bind("differing", differing.toArray(String[]::new))
                .then();
    }

    /** Deletes the differences in a part, except for these customers. */
    Mono<Void> settle(String prefix, Collection<UUID> still) {
        return database.sql("""
                delete from census_difference
                where prefix = :prefix and not customer_id = any(:still)
                """)
                .bind("prefix", prefix)
                .bind("still", still.toArray(UUID[]::new))
                .then();
    }

    /** Adds newly found customers, except those that have arrived meanwhile; returns how many. */
    Mono<Long> add(Kind kind, String prefix, List<UUID> customers, Instant at) {
        return database.sql("""
                insert into census_difference (customer_id, kind, prefix, found_at)
                select id, :kind, :prefix, :at from unnest(:customers::uuid[]) as t (id)
                where :kind <> 'UNHEARD'
                   or not exists (select from customer c where c.customer_id = t.id)
                on conflict do nothing
                """)
                .bind("kind", kind.name())
                .bind("prefix", prefix)
                .bind("at", at)
                .bind("customers", customers.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    /** Those of these customers that are known here, whenever they arrived. */
    Flux<UUID> known(Collection<UUID> customers) {
        return database.sql("select customer_id from customer where customer_id = any(:customers)")
                .bind("customers", customers.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all();
    }

    /** The counts of each kind, without customers who arrived in the meantime. */
    Mono<Map<Kind, Long>> counts() {
        return database.sql("""
                select d.kind, count(*) as number
                from census_difference d
                where d.kind <> 'UNHEARD' or not exists (
                    select from customer c where c.customer_id = d.customer_id)
                group by d.kind
                """)
                .map(row -> Map.entry(Kind.valueOf(text(row, "kind")), number(row, "number")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Instant> comparedAt() {
        return database.sql("select compared_at from census_result")
                .mapValue(Instant.class)
                .one();
    }
}
