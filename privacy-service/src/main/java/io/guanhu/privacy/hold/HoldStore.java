package io.guanhu.privacy.hold;

import io.guanhu.privacy.docket.RequestRows;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.Explanation;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
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
            String reference,
            String citation,
            String textRead,
            String openedBy,
            Instant openedAt,
            @Nullable String closedBy,
            @Nullable Instant closedAt) {}

    Mono<Void> open(Hold hold) {
        return database.sql(
                        """
                        INSERT INTO legal_hold (id, customer_id, categories, reference, citation, text_read, opened_by, opened_at)
                        VALUES (:id, :customer, :categories, :reference, :citation, :textRead, :by, :at)
                        """)
                .bind("id", hold.id())
                .bind("customer", hold.customerId())
                .bind("categories", names(hold))
                .bind("reference", hold.reference())
                .bind("citation", hold.citation())
                .bind("textRead", hold.textRead())
                .bind("by", hold.openedBy())
                .bind("at", hold.openedAt())
                .then();
    }

    /** Locks the customer's open request; its state, if there is one. */
    Mono<String> lockOpenRequest(UUID customerId) {
        return database.sql(
                        """
                        SELECT state FROM privacy_request WHERE customer_id = :customer
                           AND state NOT IN ('COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED')
                           FOR UPDATE
                        """)
                .bind("customer", customerId)
                .map(row -> RequestRows.required(row, "state", String.class))
                .one();
    }

    /** What was assessed already is kept from now on, too. */
    Mono<Void> keepAssessed(Hold hold) {
        return database.sql(
                        """
                        UPDATE consequence c
                           SET verdict = 'KEEP', rule = 'legal-hold', citation = :citation, text_read = :textRead,
                               until = NULL, explanation = :explanation
                          FROM privacy_request r
                         WHERE r.id = c.request_id AND r.customer_id = :customer
                           AND r.state IN ('ASSESSED', 'COOLING_OFF', 'AWAITING_APPROVAL')
                           AND c.category = ANY(:categories)
                        """)
                .bind("citation", hold.citation())
                .bind("textRead", hold.textRead())
                .bind("explanation", Explanation.LEGAL_HOLD.name())
                .bind("customer", hold.customerId())
                .bind("categories", names(hold))
                .then();
    }

    /** Closes a hold; empty if there is none in force. */
    Mono<UUID> close(UUID id, String by, Instant at) {
        return database.sql(
                        """
                        UPDATE legal_hold SET closed_by = :by, closed_at = :at
                         WHERE id = :id AND closed_at IS NULL RETURNING customer_id
                        """)
                .bind("by", by)
                .bind("at", at)
                .bind("id", id)
                .map(row -> RequestRows.required(row, "customer_id", UUID.class))
                .one();
    }

    Flux<Hold> list(@Nullable UUID customerId, @Nullable UUID before, int limit) {
        return database.sql(
                        """
                        SELECT * FROM legal_hold
                         WHERE (:customer::uuid IS NULL OR customer_id = :customer::uuid)
                           AND (:before::uuid IS NULL OR id < :before::uuid)
                         ORDER BY id DESC LIMIT :limit
                        """)
                .bind("customer", text(customerId))
                .bind("before", text(before))
                .bind("limit", limit)
                .map(
                        row ->
                                new Hold(
                                        RequestRows.required(row, "id", UUID.class),
                                        RequestRows.required(row, "customer_id", UUID.class),
                                        RequestRows.categories(
                                                RequestRows.required(
                                                        row, "categories", String[].class)),
                                        RequestRows.required(row, "reference", String.class),
                                        RequestRows.required(row, "citation", String.class),
                                        RequestRows.required(row, "text_read", String.class),
                                        RequestRows.required(row, "opened_by", String.class),
                                        RequestRows.required(row, "opened_at", Instant.class),
                                        row.get("closed_by", String.class),
                                        row.get("closed_at", Instant.class)))
                .all();
    }

    private static Object text(@Nullable UUID id) {
        return Parameters.in(R2dbcType.VARCHAR, id == null ? null : id.toString());
    }

    private static String[] names(Hold hold) {
        return hold.categories().stream().map(Enum::name).toArray(String[]::new);
    }
}
