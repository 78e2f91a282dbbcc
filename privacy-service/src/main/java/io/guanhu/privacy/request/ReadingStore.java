package io.guanhu.privacy.request;

import io.guanhu.privacy.docket.RequestRows;
import io.guanhu.privacy.model.Reference;
import io.guanhu.privacy.model.State;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is only read: lists, receipts, the outcome of an execution. */
@Component
class ReadingStore {

    private final DatabaseClient database;

    ReadingStore(DatabaseClient database) {
        this.database = database;
    }

    /** Where an execution stands. */
    record Outcome(
            @Nullable Long ledgerPosition,
            boolean certificate,
            @Nullable Instant orderedAt) {}

    Flux<RequestView.Receipt> receipts(UUID orderId) {
        return database.sql("""
                        SELECT f.*, r.at FROM finding f JOIN receipt r USING (order_id, holder)
                         WHERE order_id = :order ORDER BY r.at, holder, number
                        """)
                .bind("order", orderId)
                .map(row -> new RequestView.Receipt(
                        RequestRows.required(row, "holder", String.class),
                        RequestRows.required(row, "store", String.class),
                        RequestRows.required(row, "category", String.class),
                        RequestRows.required(row, "action", String.class),
                        RequestRows.required(row, "removed", Long.class),
                        RequestRows.required(row, "read_back", Long.class),
                        RequestRows.required(row, "at", Instant.class)))
                .all();
    }

    Flux<String> missingHolders(UUID orderId) {
        return database.sql("""
                        SELECT holder FROM expected_holder e WHERE order_id = :order
                           AND NOT EXISTS (SELECT FROM receipt r WHERE r.order_id = e.order_id AND r.holder = e.holder)
                         ORDER BY holder
                        """)
                .bind("order", orderId)
                .map(row -> RequestRows.required(row, "holder", String.class))
                .all();
    }

    Mono<Outcome> outcome(UUID id) {
        return database.sql("""
                        SELECT (SELECT position FROM erasure_ledger WHERE request_id = :id) AS position,
                               EXISTS (SELECT FROM certificate WHERE request_id = :id) AS certificate,
                               (SELECT max(at) FROM request_history WHERE request_id = :id AND to_state = 'EXECUTING')
                                   AS ordered_at
                        """)
                .bind("id", id)
                .map(row -> new Outcome(
                        row.get("position", Long.class),
                        RequestRows.required(row, "certificate", Boolean.class),
                        row.get("ordered_at", Instant.class)))
                .one();
    }

    /** Requests, the newest first, older than the given id. */
    Flux<RequestSummary> list(
            @Nullable State state,
            @Nullable UUID customerId,
            @Nullable String ending,
            boolean hiddenToo,
            @Nullable UUID before,
            int limit,
            LocalDate today) {
        return database.sql("""
                        SELECT id, customer_id, state, scope, filed_at, deadline FROM privacy_request
                         WHERE (:state::text IS NULL OR state = :state)
                           AND (:customer::uuid IS NULL OR customer_id = :customer)
                           AND (:ending::text IS NULL OR upper(right(id::text, 10)) = :ending)
                           AND (:hidden OR NOT hidden)
                           AND (:before::uuid IS NULL OR id < :before)
                         ORDER BY id DESC LIMIT :limit
                        """)
                .bind("state", Parameters.in(R2dbcType.VARCHAR, state == null ? null : state.name()))
                .bind("customer", uuid(customerId))
                .bind("ending", Parameters.in(R2dbcType.VARCHAR, ending))
                .bind("hidden", hiddenToo)
                .bind("before", uuid(before))
                .bind("limit", limit)
                .map(row -> {
                    var now = State.valueOf(RequestRows.required(row, "state", String.class));
                    var deadline = RequestRows.required(row, "deadline", LocalDate.class);
                    var id = RequestRows.required(row, "id", UUID.class);
                    return new RequestSummary(
                            id,
                            Reference.of(id),
                            RequestRows.required(row, "customer_id", UUID.class),
                            now,
                            RequestRows.categories(RequestRows.required(row, "scope", String[].class)),
                            RequestRows.required(row, "filed_at", Instant.class),
                            deadline,
                            !now.ended() && deadline.isBefore(today));
                })
                .all();
    }

    private static Object uuid(@Nullable UUID id) {
        return id == null ? Parameters.in(UUID.class) : id;
    }
}
