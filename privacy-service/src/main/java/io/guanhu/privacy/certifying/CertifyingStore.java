package io.guanhu.privacy.certifying;

import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.privacy.model.proof.CertificateClaims.Issued;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The certificate, and what it needs besides the receipts. */
@Component
class CertifyingStore {

    private final DatabaseClient database;

    CertifyingStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<UUID> auditEntry(UUID request) {
        return database.sql("select audit_entry_id from privacy_request where id = :id")
                .bind("id", request)
                .map(row -> uuid(row, "audit_entry_id"))
                .one();
    }

    Mono<Void> certify(UUID request, UUID certificateId, Issued issued, Instant at) {
        return database.sql("""
                insert into certificate (request_id, id, kid, jws, pdf, issued_at)
                values (:request, :id, :kid, :jws, :pdf, :at)
                """)
                .bind("request", request)
                .bind("id", certificateId)
                .bind("kid", issued.kid())
                .bind("jws", issued.jws())
                .bind("pdf", issued.pdf())
                .bind("at", at)
                .then();
    }

    /** The channels for which the stored contact has an address. */
    record Reachable(boolean phone, boolean email) {}

    Mono<Reachable> reachable(UUID request) {
        return database.sql("""
                select phone is not null as phone, email is not null as email
                  from kept_contact where request_id = :id
                """)
                .bind("id", request)
                .map(row -> new Reachable(value(row, "phone", Boolean.class), value(row, "email", Boolean.class)))
                .one();
    }
}
