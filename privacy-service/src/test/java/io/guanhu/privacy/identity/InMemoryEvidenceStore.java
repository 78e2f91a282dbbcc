package io.guanhu.privacy.identity;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.request.Evidence;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The newest evidence of each request, in a map. */
final class InMemoryEvidenceStore extends EvidenceStore {

    private final Map<UUID, Row> rows;

    /** What was shown. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(Evidence evidence, byte[] sealedReference, Instant at) {}

    InMemoryEvidenceStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
    }

    @Nullable
    Row of(UUID request) {
        return rows.get(request);
    }

    @Override
    Mono<Void> keep(UUID request, Evidence evidence, byte[] sealedReference, Instant at) {
        return Mono.fromRunnable(() -> rows.put(request, new Row(evidence, sealedReference, at)));
    }
}
