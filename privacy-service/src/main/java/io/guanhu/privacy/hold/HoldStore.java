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
                insert into legal_hold (
                    id, customer_id, categories, ground, claim_known_on, injury_on,
                    sealed_reference, sealed_citation, text_read, opened_by, opened_at)
                values (:id, :customer, :categories, :ground, :claimKnown, :injury,
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
                select exists (select from privacy_request
                                where customer_id = :customer and state = 'EXECUTING' and order_id is not null)
                    as ordered
                """)
                .bind("customer", customerId)
                .map(row -> value(row, "ordered", Boolean.class))
                .one();
    }

    /** The customer of a hold, which never changes. */
    Mono<UUID> customerOf(UUID id) {
        return database.sql("select customer_id from legal_hold where id = :id")
                .bind("id", id)
                .map(row -> uuid(row, "customer_id"))
                .one();
    }

    /** Closes a hold and deletes its words; empty if it is not in force. */
    Mono<UUID> close(UUID id, String by, Instant at) {
        return database.sql("""
                update legal_hold set closed_by = :by, closed_at = :at, sealed_reference = null,
                       sealed_citation = null, reference = null, citation = null
                 where id = :id and closed_at is null returning customer_id
                """)
                .bind("by", by)
                .bind("at", at)
                .bind("id", id)
                .map(row -> uuid(row, "customer_id"))
                .one();
    }

    /** Closed holds whose keys may still exist, up to the limit. */
    Flux<UUID> withKeys(int limit) {
        return database.sql("""
                select id from legal_hold where closed_at is not null and not keys_destroyed
                order by id limit :limit
                """)
                .bind("limit", limit)
                .map(row -> uuid(row, "id"))
                .all();
    }

    Mono<Void> keysDestroyed(UUID id) {
        return database.sql("update legal_hold set keys_destroyed = true where id = :id")
                .bind("id", id)
                .then();
    }

    /**
     * Makes the customer's restrictions due for a check, because this hold may have been the last
     * reason for them.
     */
    Mono<Void> makeRestrictionsDue(UUID customerId, Instant now) {
        return database.sql("""
                update consequence c set look_again_at = :now
                  from privacy_request r
                 where r.id = c.request_id and r.customer_id = :customer
                   and c.verdict = 'RESTRICT' and c.released_by is null
                """).bind("now", now).bind("customer", customerId).then();
    }

    Flux<Hold> list(@Nullable UUID customerId, @Nullable UUID before, int limit) {
        return database.sql("""
                select * from legal_hold
                 where (:customer::uuid is null or customer_id = :customer::uuid)
                   and (:before::uuid is null or id < :before::uuid)
                 order by id desc limit :limit
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
