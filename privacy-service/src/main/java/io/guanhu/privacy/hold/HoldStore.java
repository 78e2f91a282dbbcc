package io.guanhu.privacy.hold;

import io.guanhu.privacy.docket.RequestRows;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.HoldGround;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
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

    /** What people wrote, sealed; nothing is left of it once the hold is closed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Words(byte @Nullable [] reference, byte @Nullable [] citation) {}

    Mono<Void> open(Hold hold) {
        return database.sql("""
                        INSERT INTO legal_hold (id, customer_id, categories, ground, claim_known_on, injury_on,
                                                sealed_reference, sealed_citation, text_read, opened_by, opened_at)
                        VALUES (:id, :customer, :categories, :ground, :claimKnown, :injury,
                                :reference, :citation, :textRead, :by, :at)
                        """)
                .bind("id", hold.id())
                .bind("customer", hold.customerId())
                .bind("categories", names(hold.categories()))
                .bind("ground", hold.ground().name())
                .bind("claimKnown", Parameters.in(R2dbcType.DATE, hold.claimKnownOn()))
                .bind("injury", Parameters.in(R2dbcType.DATE, hold.injuryOn()))
                .bind(
                        "reference",
                        Parameters.in(R2dbcType.VARBINARY, hold.words().reference()))
                .bind(
                        "citation",
                        Parameters.in(R2dbcType.VARBINARY, hold.words().citation()))
                .bind("textRead", hold.textRead())
                .bind("by", hold.openedBy())
                .bind("at", hold.openedAt())
                .then();
    }

    /** Whether an order to erase is out that nobody can call back. */
    Mono<Boolean> ordered(UUID customerId) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM privacy_request
                                        WHERE customer_id = :customer AND state = 'EXECUTING' AND order_id IS NOT NULL)
                            AS ordered
                        """)
                .bind("customer", customerId)
                .map(row -> RequestRows.required(row, "ordered", Boolean.class))
                .one();
    }

    /** Whom a hold is about, which never changes. */
    Mono<UUID> customerOf(UUID id) {
        return database.sql("SELECT customer_id FROM legal_hold WHERE id = :id")
                .bind("id", id)
                .map(row -> RequestRows.required(row, "customer_id", UUID.class))
                .one();
    }

    /** Closes a hold and forgets its words; empty if there is none in force. */
    Mono<UUID> close(UUID id, String by, Instant at) {
        return database.sql("""
                        UPDATE legal_hold SET closed_by = :by, closed_at = :at, sealed_reference = NULL,
                               sealed_citation = NULL, reference = NULL, citation = NULL
                         WHERE id = :id AND closed_at IS NULL RETURNING customer_id
                        """)
                .bind("by", by)
                .bind("at", at)
                .bind("id", id)
                .map(row -> RequestRows.required(row, "customer_id", UUID.class))
                .one();
    }

    /** Has what is restricted looked at now: a hold that kept it may have been the last. */
    Mono<Void> wake(UUID customerId, Instant now) {
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
                .bind("customer", text(customerId))
                .bind("before", text(before))
                .bind("limit", limit)
                .map(HoldStore::hold)
                .all();
    }

    private static Hold hold(Readable row) {
        return new Hold(
                RequestRows.required(row, "id", UUID.class),
                RequestRows.required(row, "customer_id", UUID.class),
                RequestRows.categories(RequestRows.required(row, "categories", String[].class)),
                HoldGround.valueOf(RequestRows.required(row, "ground", String.class)),
                row.get("claim_known_on", LocalDate.class),
                row.get("injury_on", LocalDate.class),
                new Words(row.get("sealed_reference", byte[].class), row.get("sealed_citation", byte[].class)),
                RequestRows.required(row, "text_read", String.class),
                RequestRows.required(row, "opened_by", String.class),
                RequestRows.required(row, "opened_at", Instant.class),
                row.get("closed_by", String.class),
                row.get("closed_at", Instant.class));
    }

    private static Object text(@Nullable UUID id) {
        return Parameters.in(R2dbcType.VARCHAR, id == null ? null : id.toString());
    }

    private static String[] names(Set<Category> categories) {
        return categories.stream().map(Enum::name).toArray(String[]::new);
    }
}
