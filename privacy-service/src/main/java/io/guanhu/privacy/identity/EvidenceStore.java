package io.guanhu.privacy.identity;

import io.guanhu.privacy.model.request.Evidence;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The evidence that staff recorded for a request. */
@Component
class EvidenceStore {

    private final DatabaseClient database;

    EvidenceStore(DatabaseClient database) {
        this.database = database;
    }

    /** Stores the latest; the audit log shows that there was an earlier one. */
    Mono<Void> keep(UUID request, Evidence evidence, byte[] sealedReference, Instant at) {
        return database.sql("""
                update privacy_request
                   set evidence_kind = :kind, evidence_by = :by, evidence_at = :at, evidence_proves = :proves,
                       sealed_evidence = :reference
                 where id = :id
                """)
                .bind("kind", evidence.kind().name())
                .bind("by", evidence.takenBy())
                .bind("at", at)
                .bind("proves", evidence.provesIdentity())
                .bind("reference", sealedReference)
                .bind("id", request)
                .then();
    }
}
