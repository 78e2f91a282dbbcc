package io.guanhu.customer.consent;

import io.guanhu.customer.model.ConsentPurpose;
import io.guanhu.platform.testing.Memory;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Consents in a map. */
final class InMemoryConsentStore extends ConsentStore {

    private record Key(UUID customerId, ConsentPurpose purpose) {}

    private final Map<Key, StoredConsent> rows;

    InMemoryConsentStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
    }

    Map<?, StoredConsent> all() {
        return Map.copyOf(rows);
    }

    @Override
    Mono<StoredConsent> find(UUID customerId, ConsentPurpose purpose) {
        return Mono.fromSupplier(() -> rows.get(new Key(customerId, purpose)));
    }

    @Override
    Mono<Void> save(UUID customerId, StoredConsent consent) {
        return Mono.fromRunnable(() -> rows.put(new Key(customerId, consent.purpose()), consent));
    }
}
