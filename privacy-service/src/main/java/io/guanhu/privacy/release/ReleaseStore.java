package io.guanhu.privacy.release;

import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.privacy.docket.RequestRows;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which restrictions may have ended. */
@Component
class ReleaseStore {

    private final DatabaseClient database;

    ReleaseStore(DatabaseClient database) {
        this.database = database;
    }

    /** A request with restrictions that may be due. */
    record Due(UUID requestId, UUID customerId) {}

    /** Restrictions whose day has come, and those whose day was unknown at the last check. */
    Flux<Due> due(LocalDate today, Instant now, int limit) {
        return database.sql("""
                select distinct r.id, r.customer_id
                  from consequence c join privacy_request r on r.id = c.request_id
                 where c.verdict = 'RESTRICT' and c.released_by is null and c.explanation <> 'ALREADY_RESTRICTED'
                   and (c.until < :today or c.until is null)
                   and (c.look_again_at is null or c.look_again_at <= :now)
                   and r.state = 'PARTIALLY_COMPLETED'
                 order by r.id limit :limit
                """)
                .bind("today", today)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> new Due(uuid(row, "id"), uuid(row, "customer_id")))
                .all();
    }

    /** The due restrictions that a request left; read while the request is locked. */
    Mono<Map<Category, Consequence>> restricted(UUID request, LocalDate today) {
        return database.sql("""
                select * from consequence
                 where request_id = :request and verdict = 'RESTRICT' and released_by is null
                   and (until < :today or until is null)
                """)
                .bind("request", request)
                .bind("today", today)
                .map(RequestRows::consequence)
                .all()
                .collectMap(Consequence::category);
    }

    /**
     * Ends the restrictions on these categories, whichever of the customer's requests caused them.
     */
    Mono<Void> release(UUID customer, Collection<Category> categories, UUID by) {
        return database.sql("""
                update consequence c set released_by = :by
                  from privacy_request r
                 where r.id = c.request_id and r.customer_id = :customer
                   and r.state = 'PARTIALLY_COMPLETED'
                   and c.verdict = 'RESTRICT' and c.released_by is null
                   and c.category = any(:categories)
                """)
                .bind("by", by)
                .bind("customer", customer)
                .bind("categories", categories.stream().map(Enum::name).toArray(String[]::new))
                .then();
    }

    /** Stores the promised day for what is not released, and when to check again. */
    Mono<Void> keep(UUID request, Category category, @Nullable LocalDate until, Instant lookAgainAt) {
        return database.sql("""
                update consequence set until = :until, look_again_at = :at
                 where request_id = :request and category = :category
                """)
                .bind("until", orNull(until, LocalDate.class))
                .bind("at", lookAgainAt)
                .bind("request", request)
                .bind("category", category.name())
                .then();
    }

    Mono<Void> scheduleCheck(UUID request, Instant at) {
        return database.sql("""
                update consequence set look_again_at = :at
                 where request_id = :request and verdict = 'RESTRICT' and released_by is null
                """).bind("at", at).bind("request", request).then();
    }
}
