package io.guanhu.ownership.arrival;

import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.testing.Memory;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Customers by their status, and branches by their state. */
final class InMemoryArrivalStore extends ArrivalStore {

    final Map<UUID, String> customers;
    final Map<UUID, Boolean> missed = new HashMap<>();
    final Map<String, String> branches = new HashMap<>();

    InMemoryArrivalStore(Memory memory) {
        super(Memory.noDatabase());
        customers = memory.rows();
    }

    @Override
    Mono<Boolean> add(CustomerCreated event) {
        return Mono.fromSupplier(() -> customers.putIfAbsent(event.customerId(), "ACTIVE") == null);
    }

    @Override
    Mono<Boolean> settleMissed(UUID customerId) {
        return Mono.fromSupplier(() -> missed.remove(customerId) != null);
    }

    @Override
    Mono<String> stateOfBranch(String path) {
        return Mono.fromSupplier(() -> branches.get(path));
    }

    @Override
    Mono<Void> status(CustomerStatusChanged event) {
        return Mono.fromRunnable(() -> customers.computeIfPresent(
                event.customerId(), (_, _) -> event.status().name()));
    }
}
