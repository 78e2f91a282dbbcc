package io.guanhu.privacy.ordering;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.InMemoryRequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Orders and kept contacts, in maps by request. */
final class InMemoryOrderStore extends OrderStore {

    private final InMemoryRequestStore requests;
    private final Map<UUID, Contact> contacts;
    private final Map<UUID, Order> orders;

    /** The contact for the last notice. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Contact(byte @Nullable [] phone, byte @Nullable [] email) {}

    /** What is recorded about an order. */
    record Order(UUID id, String json, Set<String> holders) {}

    InMemoryOrderStore(Memory memory, InMemoryRequestStore requests) {
        super(Memory.noDatabase());
        this.requests = requests;
        this.contacts = memory.rows();
        this.orders = memory.rows();
    }

    @Nullable
    Contact contactOf(UUID request) {
        return contacts.get(request);
    }

    @Nullable
    Order of(UUID request) {
        return orders.get(request);
    }

    @Override
    Mono<Void> keepContact(UUID request, byte @Nullable [] phone, byte @Nullable [] email) {
        return Mono.fromRunnable(() -> contacts.put(request, new Contact(phone, email)));
    }

    @Override
    Mono<Void> order(UUID request, UUID order, String json, Collection<String> holders) {
        return Mono.fromRunnable(() -> {
            orders.put(request, new Order(order, json, Set.copyOf(holders)));
            requests.change(request, before -> ordered(before, order));
        });
    }

    private static StoredRequest ordered(StoredRequest before, UUID order) {
        return new StoredRequest(
                before.request(),
                before.locale(),
                before.sealedReason(),
                before.refused(),
                before.shown(),
                order,
                before.policyVersion(),
                before.version());
    }
}
