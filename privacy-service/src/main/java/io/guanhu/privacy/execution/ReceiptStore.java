package io.guanhu.privacy.execution;

import io.guanhu.privacy.docket.RequestRows;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.CertificateClaims.Finding;
import io.guanhu.privacy.model.CertificateClaims.KeyEpoch;
import io.guanhu.privacy.model.CertificateClaims.Receipt;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The receipts of an execution, as its certificate tells them. */
@Component
class ReceiptStore {

    private final DatabaseClient database;

    ReceiptStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Receipt> of(UUID request) {
        return database.sql("""
                        SELECT e.order_id, e.holder, e.at FROM receipt e
                          JOIN privacy_request r ON r.order_id = e.order_id
                         WHERE r.id = :id ORDER BY e.holder
                        """)
                .bind("id", request)
                .map(row -> new Line(
                        RequestRows.required(row, "order_id", UUID.class),
                        RequestRows.required(row, "holder", String.class),
                        RequestRows.required(row, "at", Instant.class)))
                .all()
                .collectList()
                .flatMapIterable(lines -> lines)
                .concatMap(this::receipt);
    }

    private Mono<Receipt> receipt(Line line) {
        return findings(line)
                .collectList()
                .flatMap(found ->
                        epochs(line).collectList().map(epochs -> new Receipt(line.holder(), line.at(), found, epochs)));
    }

    private Flux<KeyEpoch> epochs(Line line) {
        return database.sql("SELECT * FROM receipt_epoch WHERE order_id = :order AND holder = :holder ORDER BY number")
                .bind("order", line.order())
                .bind("holder", line.holder())
                .map(row -> new KeyEpoch(
                        RequestRows.required(row, "number", Long.class),
                        texts(row, "categories").stream().map(Category::valueOf).toList(),
                        RequestRows.required(row, "ended_at", Instant.class),
                        texts(row, "checked"),
                        texts(row, "absent"),
                        RequestRows.required(row, "root_holder", String.class),
                        RequestRows.required(row, "destruction_delay_seconds", Long.class),
                        texts(row, "copies")))
                .all();
    }

    private static List<String> texts(Readable row, String column) {
        return List.of(RequestRows.required(row, column, String[].class));
    }

    private record Line(UUID order, String holder, Instant at) {}

    private Flux<Finding> findings(Line line) {
        return database.sql("SELECT * FROM finding WHERE order_id = :order AND holder = :holder ORDER BY number")
                .bind("order", line.order())
                .bind("holder", line.holder())
                .map(row -> new Finding(
                        RequestRows.required(row, "store", String.class),
                        Category.valueOf(RequestRows.required(row, "category", String.class)),
                        RequestRows.required(row, "action", String.class),
                        RequestRows.required(row, "removed", Long.class),
                        RequestRows.required(row, "read_back", Long.class)))
                .all();
    }
}
