package io.guanhu.privacy.certificate;

import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The issued certificates. */
@Component
class CertificateStore {

    private final DatabaseClient database;

    CertificateStore(DatabaseClient database) {
        this.database = database;
    }

    /** A certificate and its customer. */
    record Certificate(UUID customerId, boolean hidden, String jws, Pdf pdf) {}

    /** The rendered page. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Pdf(byte[] bytes) {}

    Mono<Certificate> of(UUID request) {
        return database.sql("""
                select r.customer_id, r.hidden, c.jws, c.pdf from certificate c
                  join privacy_request r on r.id = c.request_id where r.id = :id
                """)
                .bind("id", request)
                .map(row -> new Certificate(
                        uuid(row, "customer_id"),
                        value(row, "hidden", Boolean.class),
                        text(row, "jws"),
                        new Pdf(value(row, "pdf", byte[].class))))
                .one();
    }
}
