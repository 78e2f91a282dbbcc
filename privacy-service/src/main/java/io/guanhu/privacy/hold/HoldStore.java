package io.guanhu.privacy.hold;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.privacy.docket.RequestRows;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.law.HoldGround;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The legal holds. */
@Component
class HoldStore {

    private final DatabaseClient database;

    HoldStore(DatabaseClient database) {
        this.database = database;
    }

    /** A hold, in force until it is closed. */
    record Hold(
            UUID id,
            UUID customerId,
            Set<Category> categories,
            HoldGround ground,
            @Nullable LocalDate claimKnownOn,
            @Nullable LocalDate injuryOn,
            Words words,
            String textRead,
            String openedBy,
            Instant openedAt,
            @Nullable String closedBy,
            @Nullable Instant closedAt) {}

    /** What people wrote, sealed; deleted when the hold is closed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Words(byte @Nullable [] reference, byte @Nullable [] citation) {}

    Mono<Void> open(Hold hold) {
        return database.sql("""
                INSERT INTO legal_hold (
                    id, customer_id, categories, ground, claim_known_on, injury_on,
                    sealed_reference, sealed_citation, text_read, opened_by, opened_at)
                VALUES (:id, :customer, :categories, :ground, :claimKnown, :injury,
                        :reference, :citation, :textRead, :by, :at)
                """)
                .bind("id", hold.id())
                .bind("customer", hold.customerId())
                .bind("categories", names(hold.categories()))
                .bind("ground", hold.ground().name())
                .bind("claimKnown", orNull(hold.claimKnownOn(), LocalDate.class))
                .bind("injury", orNull(hold.injuryOn(), LocalDate.class))
                .bind("reference", orNull(hold.words().reference(), byte[].class))
                .bind("citation", orNull(hold.words().citation(), byte[].class))
                .bind("textRead", hold.textRead())
                .bind("by", hold.openedBy())
                .bind("at", hold.openedAt())
                .then();
    }

    /** Whether an erasure has been ordered, which cannot be undone. */
    Mono<Boolean> ordered(UUID customerId) {
        return database.sql("""
                SELECT EXISTS (SELECT FROM privacy_request
                                WHERE customer_id = :customer AND state = 'EXECUTING' AND order_id IS NOT NULL)
                    AS ordered
                """)
                .bind("customer", customerId)
                .map(row -> value(row, "ordered", Boolean.class))
                .one();
    }

    /** The customer of a hold, which never changes. */
    Mono<UUID> customerOf(UUID id) {
        return database.sql("SELECT customer_id FROM legal_hold WHERE id = :id")
                .bind("id", id)
                .map(row -> uuid(row, "customer_id"))
                .one();
    }

    /** Closes a hold and deletes its words; empty if it is not in force. */
    Mono<UUID> close(UUID id, String by, Instant at) {
        return database.sql("""
                UPDATE legal_hold SET closed_by = :by, closed_at = :at, sealed_reference = NULL,
                       sealed_citation = NULL, reference = NULL, citation = NULL
                 WHERE id = :id AND closed_at IS NULL RETURNING customer_id
                """)
                .bind("by", by)
                .bind("at", at)
                .bind("id", id)
                .map(row -> uuid(row, "customer_id"))
                .one();
    }

    /**
     * Makes the customer's restrictions due for a check, because this hold may have been the last
     * reason for them.
     */
    Mono<Void> makeRestrictionsDue(UUID customerId, Instant now) {
        return database.sql("""
                UPDATE consequence c SET look_again_at = :now
                  FROM privacy_request r
                 WHERE r.id = c.request_id AND r.customer_id = :customer
                   AND c.verdict = 'RESTRICT' AND c.released_by IS NULL
                """).bind("now", now).bind("customer", customerId).then();
    }

    Flux<Hold> list(@Nullable UUID customerId, @Nullable UUID before, int limit) {
        return database.sql("""
                SELECT * FROM legal_hold
                 WHERE (:customer::uuid IS NULL OR customer_id = :customer::uuid)
                   AND (:before::uuid IS NULL OR id < :before::uuid)
                 ORDER BY id DESC LIMIT :limit
                """)
                .bind("customer", written(customerId))
                .bind("before", written(before))
                .bind("limit", limit)
                .map(HoldStore::hold)
                .all();
    }

    private static Hold hold(Readable row) {
        return new Hold(
                uuid(row, "id"),
                uuid(row, "customer_id"),
                RequestRows.categories(value(row, "categories", String[].class)),
                HoldGround.valueOf(text(row, "ground")),
                row.get("claim_known_on", LocalDate.class),
                row.get("injury_on", LocalDate.class),
                new Words(row.get("sealed_reference", byte[].class), row.get("sealed_citation", byte[].class)),
                text(row, "text_read"),
                text(row, "opened_by"),
                instant(row, "opened_at"),
                row.get("closed_by", String.class),
                row.get("closed_at", Instant.class));
    }

    private static Object written(@Nullable UUID id) {
        return orNull(id == null ? null : id.toString(), String.class);
    }

    private static String[] names(Set<Category> categories) {
        return categories.stream().map(Enum::name).toArray(String[]::new);
    }
}
