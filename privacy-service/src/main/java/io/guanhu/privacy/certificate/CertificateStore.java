package io.guanhu.privacy.certificate;

import io.guanhu.privacy.docket.RequestRows;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The certificates that were issued. */
@Component
class CertificateStore {

    private final DatabaseClient database;

    CertificateStore(DatabaseClient database) {
        this.database = database;
    }

    /** A certificate and whose it is. */
    record Certificate(UUID customerId, boolean hidden, String jws, Pdf pdf) {}

    /** The rendered page. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Pdf(byte[] bytes) {}

    Mono<Certificate> of(UUID request) {
        return database.sql("""
                        SELECT r.customer_id, r.hidden, c.jws, c.pdf FROM certificate c
                          JOIN privacy_request r ON r.id = c.request_id WHERE r.id = :id
                        """)
                .bind("id", request)
                .map(row -> new Certificate(
                        RequestRows.required(row, "customer_id", UUID.class),
                        RequestRows.required(row, "hidden", Boolean.class),
                        RequestRows.required(row, "jws", String.class),
                        new Pdf(RequestRows.required(row, "pdf", byte[].class))))
                .one();
    }
}
