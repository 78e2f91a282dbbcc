package io.guanhu.privacy.reading;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.privacy.docket.RequestRows;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.request.State;
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

/** Reads lists, receipts and the outcome of an execution. */
@Component
class ReadingStore {

    private final DatabaseClient database;

    ReadingStore(DatabaseClient database) {
        this.database = database;
    }

    /** The state of an execution. */
    record Outcome(
            @Nullable Long ledgerPosition,
            boolean certificate,
            @Nullable Instant orderedAt) {}

    /** A line of a holder's receipt. */
    record Finding(
            String holder, String store, String category, String action, long removed, long readBack, Instant at) {}

    /** A request in a list. */
    record Row(UUID id, UUID customerId, State state, Set<Category> scope, Instant filedAt, LocalDate deadline) {}

    Flux<Finding> receipts(UUID orderId) {
        return database.sql("""
                select f.*, r.at from finding f join receipt r using (order_id, holder)
                 where order_id = :order order by r.at, holder, number
                """)
                .bind("order", orderId)
                .map(row -> new Finding(
                        text(row, "holder"),
                        text(row, "store"),
                        text(row, "category"),
                        text(row, "action"),
                        number(row, "removed"),
                        number(row, "read_back"),
                        instant(row, "at")))
                .all();
    }

    Flux<String> missingHolders(UUID orderId) {
        return database.sql("""
                select holder from expected_holder e where order_id = :order
                   and not exists (select from receipt r where r.order_id = e.order_id and r.holder = e.holder)
                 order by holder
                """)
                .bind("order", orderId)
                .map(row -> text(row, "holder"))
                .all();
    }

    Mono<Outcome> outcome(UUID id) {
        return database.sql("""
                select (select position from erasure_ledger where request_id = :id) as position,
                       exists (select from certificate where request_id = :id) as certificate,
                       (select max(at) from request_history where request_id = :id and to_state = 'EXECUTING')
                           as ordered_at
                """)
                .bind("id", id)
                .map(row -> new Outcome(
                        row.get("position", Long.class),
                        value(row, "certificate", Boolean.class),
                        row.get("ordered_at", Instant.class)))
                .one();
    }

    /** Requests older than the given id, newest first. */
    Flux<Row> list(
            @Nullable State state,
            @Nullable UUID customerId,
            @Nullable String ending,
            boolean hiddenToo,
            @Nullable UUID before,
            int limit) {
        return database.sql("""
                select id, customer_id, state, scope, filed_at, deadline from privacy_request
                 where (:state::text is null or state = :state)
                   and (:customer::uuid is null or customer_id = :customer)
                   and (:ending::text is null or upper(right(id::text, 10)) = :ending)
                   and (:hidden or not hidden)
                   and (:before::uuid is null or id < :before)
                 order by id desc limit :limit
                """)
                .bind("state", orNull(state == null ? null : state.name(), String.class))
                .bind("customer", orNull(customerId, UUID.class))
                .bind("ending", orNull(ending, String.class))
                .bind("hidden", hiddenToo)
                .bind("before", orNull(before, UUID.class))
                .bind("limit", limit)
                .map(ReadingStore::read)
                .all();
    }

    private static Row read(Readable row) {
        return new Row(
                uuid(row, "id"),
                uuid(row, "customer_id"),
                State.valueOf(text(row, "state")),
                RequestRows.categories(value(row, "scope", String[].class)),
                instant(row, "filed_at"),
                value(row, "deadline", LocalDate.class));
    }
}
