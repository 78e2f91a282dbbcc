package io.guanhu.privacy.certifying;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.proof.CertificateClaims.Issued;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

/** Certificates by request, and the one contact that is kept. */
final class InMemoryCertifyingStore extends CertifyingStore {

    final Map<UUID, UUID> certificates;

    @Nullable
    Reachable reachable;

    private final UUID auditEntry;

    InMemoryCertifyingStore(Memory memory, UUID auditEntry) {
        super(Memory.noDatabase());
        this.certificates = memory.rows();
        this.auditEntry = auditEntry;
    }

    @Override
    Mono<UUID> auditEntry(UUID request) {
        return Mono.just(auditEntry);
    }

    @Override
    Mono<Void> certify(UUID request, UUID certificateId, Issued issued, Instant at) {
        return Mono.fromRunnable(() -> {
            if (certificates.putIfAbsent(request, certificateId) != null) {
                throw new DuplicateKeyException("certificate_pkey");
            }
        });
    }

    @Override
    Mono<Reachable> reachable(UUID request) {
        return Mono.fromSupplier(() -> reachable);
    }
}
