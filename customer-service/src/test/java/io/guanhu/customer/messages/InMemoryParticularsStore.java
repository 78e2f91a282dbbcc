package io.guanhu.customer.messages;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.testing.Memory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Former contacts in a map, sealed. */
final class InMemoryParticularsStore extends ParticularsStore {

    final Map<UUID, Particulars> rows;

    InMemoryParticularsStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
    }

    @Override
    public Mono<Void> keep(
            UUID notificationId, UUID customerId, Field field, String contact, CustomerKeys keys, Instant now) {
        return Mono.fromRunnable(() -> {
            byte[] box = keys.seal(
                    DataCategory.CONTACT, "particulars." + field.code(), contact.getBytes(StandardCharsets.UTF_8));
            boolean phone = field.equals(BuiltIn.PHONE);
            rows.put(notificationId, new Particulars(customerId, phone ? box : null, phone ? null : box));
        });
    }

    @Override
    public Mono<Particulars> find(UUID notificationId) {
        return Mono.fromSupplier(() -> rows.get(notificationId));
    }

    @Override
    public Mono<Void> forget(UUID notificationId) {
        return Mono.fromRunnable(() -> rows.remove(notificationId));
    }
}
