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

    /**
     * A span in which an active customer has no owner or pool ({@code UNOWNED}), or an owner and a
     * pool at once ({@code HELD_TWICE}); the tables themselves exclude two owners or two pools. Or
     * a customer known to only one of the services, since it was found: customer-service has them
     * and this service never heard of them ({@code UNHEARD}), or they exist here but not there
     * ({@code UNKNOWN_TO_MASTER}).
     */
    record Flaw(
            UUID customerId,
            String kind,
            Instant from,
            @Nullable Instant to) {}

    private static final String FLAWS = """
            WITH held AS (
                SELECT customer_id, range_agg(valid) AS spans
                FROM (SELECT customer_id, valid FROM assignment WHERE role = 'PRIMARY'
                      UNION ALL
                      SELECT customer_id, valid FROM pool_membership) AS every
                GROUP BY customer_id),
            flaw AS (
                SELECT c.customer_id, 'UNOWNED' AS kind, missing AS span
                FROM customer c LEFT JOIN held h USING (customer_id),
                     unnest(tstzmultirange(tstzrange(c.since, NULL))
                            - coalesce(h.spans, '{}'::tstzmultirange)) AS missing
                WHERE c.status = 'ACTIVE'
                UNION ALL
                SELECT a.customer_id, 'HELD_TWICE', a.valid * m.valid
                FROM assignment a
                JOIN pool_membership m ON m.customer_id = a.customer_id AND m.valid && a.valid
                WHERE a.role = 'PRIMARY'
                UNION ALL
                SELECT d.customer_id, d.kind, tstzrange(d.found_at, NULL)
                FROM census_difference d
                WHERE d.kind <> 'UNHEARD' OR NOT EXISTS (
                    SELECT FROM customer c WHERE c.customer_id = d.customer_id))
            """;

    private final DatabaseClient database;

    CoverageStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Flaw> flaws(int limit) {
        return database.sql(FLAWS + """
                SELECT customer_id, kind, lower(span) AS since, upper(span) AS until
                FROM flaw ORDER BY customer_id, span LIMIT :limit
                """)
                .bind("limit", limit)
                .map(row -> new Flaw(
                        uuid(row, "customer_id"),
                        text(row, "kind"),
                        instant(row, "since"),
                        row.get("until", Instant.class)))
                .all();
    }

    Mono<Long> count() {
        return database.sql(FLAWS + "SELECT count(*) FROM flaw")
                .mapValue(Long.class)
                .one();
    }

    /**
     * The last comparison with customer-service.
     *
     * @param asOf customers created later were not compared
     * @param there the number of customers in customer-service
     * @param here the number of customers known here
     * @param differingParts of 256; the customers who make the difference are being looked for
     */
    record Census(Instant asOf, Instant comparedAt, long there, long here, long differingParts) {}

    /** Empty before the first comparison. */
    Mono<Census> census() {
        return database.sql("SELECT * FROM census_result")
                .map(row -> new Census(
                        instant(row, "as_of"),
                        instant(row, "compared_at"),
                        number(row, "there"),
                        number(row, "here"),
                        number(row, "differing")))
                .one();
    }

    Mono<Long> activeCustomers() {
        return database.sql("SELECT count(*) FROM customer WHERE status = 'ACTIVE'")
                .mapValue(Long.class)
                .one();
    }
}
