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
                SELECT DISTINCT r.id, r.customer_id
                  FROM consequence c JOIN privacy_request r ON r.id = c.request_id
                 WHERE c.verdict = 'RESTRICT' AND c.released_by IS NULL AND c.explanation <> 'ALREADY_RESTRICTED'
                   AND (c.until < :today OR c.until IS NULL)
                   AND (c.look_again_at IS NULL OR c.look_again_at <= :now)
                   AND r.state = 'PARTIALLY_COMPLETED'
                 ORDER BY r.id LIMIT :limit
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
                SELECT * FROM consequence
                 WHERE request_id = :request AND verdict = 'RESTRICT' AND released_by IS NULL
                   AND (until < :today OR until IS NULL)
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
                UPDATE consequence c SET released_by = :by
                  FROM privacy_request r
                 WHERE r.id = c.request_id AND r.customer_id = :customer
                   AND r.state = 'PARTIALLY_COMPLETED'
                   AND c.verdict = 'RESTRICT' AND c.released_by IS NULL
                   AND c.category = ANY(:categories)
                """)
                .bind("by", by)
                .bind("customer", customer)
                .bind("categories", categories.stream().map(Enum::name).toArray(String[]::new))
                .then();
    }

    /** Stores the promised day for what is not released, and when to check again. */
    Mono<Void> keep(UUID request, Category category, @Nullable LocalDate until, Instant lookAgainAt) {
        return database.sql("""
                UPDATE consequence SET until = :until, look_again_at = :at
                 WHERE request_id = :request AND category = :category
                """)
                .bind("until", orNull(until, LocalDate.class))
                .bind("at", lookAgainAt)
                .bind("request", request)
                .bind("category", category.name())
                .then();
    }

    Mono<Void> scheduleCheck(UUID request, Instant at) {
        return database.sql("""
                UPDATE consequence SET look_again_at = :at
                 WHERE request_id = :request AND verdict = 'RESTRICT' AND released_by IS NULL
                """).bind("at", at).bind("request", request).then();
    }
}
