package io.guanhu.privacy.ledger;

import io.guanhu.privacy.docket.RequestRows;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the erasure ledger. */
@Component
class LedgerExtractStore {

    private final DatabaseClient database;

    LedgerExtractStore(DatabaseClient database) {
        this.database = database;
    }

    /** An entry: its position and the order as JSON. */
    record Line(long position, String order) {}

    Mono<Long> head() {
        return database.sql("SELECT coalesce(max(position), 0) AS head FROM erasure_ledger")
                .map(row -> RequestRows.required(row, "head", Long.class))
                .one();
    }

    Flux<Line> after(long position, int limit) {
        return database.sql(
                        """
                        SELECT position, order_json FROM erasure_ledger
                         WHERE position > :position ORDER BY position LIMIT :limit
                        """)
                .bind("position", position)
                .bind("limit", limit)
                .map(
                        row ->
                                new Line(
                                        RequestRows.required(row, "position", Long.class),
                                        RequestRows.required(row, "order_json", String.class)))
                .all();
    }
}
