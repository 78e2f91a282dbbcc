package io.guanhu.privacy.certifying;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.proof.CertificateClaims.Finding;
import io.guanhu.privacy.model.proof.CertificateClaims.KeyEpoch;
import io.guanhu.privacy.model.proof.CertificateClaims.Receipt;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The receipts of an execution, in the form of the certificate. */
@Component
class ReceiptStore {

    private final DatabaseClient database;

    ReceiptStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Receipt> of(UUID request) {
        return database.sql("""
                select e.order_id, e.holder, e.at from receipt e
                  join privacy_request r on r.order_id = e.order_id
                 where r.id = :id order by e.holder
                """)
                .bind("id", request)
                .map(row -> new Line(uuid(row, "order_id"), text(row, "holder"), instant(row, "at")))
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
        return database.sql("select * from receipt_epoch where order_id = :order and holder = :holder order by number")
                .bind("order", line.order())
                .bind("holder", line.holder())
                .map(row -> new KeyEpoch(
                        number(row, "number"),
                        texts(row, "categories").stream().map(Category::valueOf).toList(),
                        instant(row, "ended_at"),
                        texts(row, "checked"),
                        texts(row, "absent"),
                        text(row, "root_holder"),
                        number(row, "destruction_delay_seconds"),
                        texts(row, "copies")))
                .all();
    }

    private static List<String> texts(Readable row, String column) {
        return List.of(value(row, column, String[].class));
    }

    private record Line(UUID order, String holder, Instant at) {}

    private Flux<Finding> findings(Line line) {
        return database.sql("select * from finding where order_id = :order and holder = :holder order by number")
                .bind("order", line.order())
                .bind("holder", line.holder())
                .map(row -> new Finding(
                        text(row, "store"),
                        Category.valueOf(text(row, "category")),
                        text(row, "action"),
                        number(row, "removed"),
                        number(row, "read_back")))
                .all();
    }
}
