package io.guanhu.ownership.coverage;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class CoverageStore {

    /** What is wrong; the tables themselves exclude two owners or two pools at once. */
    enum Kind {
        /** An active customer has no owner or pool. */
        UNOWNED,
        /** A customer has an owner and a pool at once. */
        HELD_TWICE,
        /** Customer-service has the customer, and this service never heard of them. */
        UNHEARD,
        /** The customer exists here, and not in customer-service. */
        UNKNOWN_TO_MASTER
    }

    /** The span in which a customer is looked after wrongly, or since which one service lacks them. */
    record Flaw(
            UUID customerId,
            Kind kind,
            Instant from,
            @Nullable Instant to) {}

    private static final String FLAWS = """
            with held as (
                select customer_id, range_agg(valid) as spans
                from (select customer_id, valid from assignment where role = 'PRIMARY'
                      union all
                      select customer_id, valid from pool_membership) as every
                group by customer_id),
            flaw as (
                select c.customer_id, 'UNOWNED' as kind, missing as span
                from customer c left join held h using (customer_id),
                     unnest(tstzmultirange(tstzrange(c.since, null))
                            - coalesce(h.spans, '{}'::tstzmultirange)) as missing
                where c.status = 'ACTIVE'
                union all
                select a.customer_id, 'HELD_TWICE', a.valid * m.valid
                from assignment a
                join pool_membership m on m.customer_id = a.customer_id and m.valid && a.valid
                where a.role = 'PRIMARY'
                union all
                select d.customer_id, d.kind, tstzrange(d.found_at, null)
                from census_difference d
                where d.kind <> 'UNHEARD' or not exists (
                    select from customer c where c.customer_id = d.customer_id))
            """;

    private final DatabaseClient database;

    CoverageStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Flaw> flaws(int limit) {
        return database.sql(FLAWS + """
                select customer_id, kind, lower(span) as since, upper(span) as until
                from flaw order by customer_id, span limit :limit
                """)
                .bind("limit", limit)
                .map(row -> new Flaw(
                        uuid(row, "customer_id"),
                        Kind.valueOf(text(row, "kind")),
                        instant(row, "since"),
                        row.get("until", Instant.class)))
                .all();
    }

    Mono<Long> count() {
        return database.sql(FLAWS + "select count(*) from flaw")
                .mapValue(Long.class)
                .one();
    }

    /**
     * The last comparison with customer-service.
     *
     * @param asOf customers created later were not compared
     * @param differingParts of 256; the customers who make the difference are being looked for
     */
    record Census(Instant asOf, Instant comparedAt, long there, long here, long differingParts) {}

    /** Empty before the first comparison. */
    Mono<Census> census() {
        return database.sql("select * from census_result")
                .map(row -> new Census(
                        instant(row, "as_of"),
                        instant(row, "compared_at"),
                        number(row, "there"),
                        number(row, "here"),
                        number(row, "differing")))
                .one();
    }

    Mono<Long> activeCustomers() {
        return database.sql("select count(*) from customer where status = 'ACTIVE'")
                .mapValue(Long.class)
                .one();
    }
}
