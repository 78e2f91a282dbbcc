package io.guanhu.customer.retention;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.platform.testing.Memory;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The days of last transactions in a map. */
public final class InMemoryRetentionDateStore extends RetentionDateStore {

    private final Map<UUID, LocalDate> transactions;
    private final Map<UUID, Boolean> needed;

    public InMemoryRetentionDateStore(Memory memory) {
        super(Memory.noDatabase());
        this.transactions = memory.rows();
        this.needed = memory.rows();
    }

    public void traded(UUID customer, LocalDate day) {
        transactions.put(customer, day);
    }

    public void forget(UUID customer) {
        transactions.remove(customer);
    }

    /** The customer still has data that a retention period could apply to. */
    public void need(UUID customer) {
        needed.put(customer, true);
    }

    public Map<UUID, LocalDate> all() {
        return Map.copyOf(transactions);
    }

    /** How relationships end, with the dates of this test. */
    public Closing closing(CustomerStore customers, Memory memory) {
        return new Closing(customers, this, memory.outbox());
    }

    @Override
    public Mono<Void> keep(Map<UUID, Profile> profiles) {
        return Mono.fromRunnable(() -> profiles.forEach((id, profile) ->
                profile.text(BuiltIn.LAST_TRANSACTION_ON).ifPresent(day -> traded(id, LocalDate.parse(day)))));
    }

    @Override
    public Mono<Optional<LocalDate>> lastTransaction(UUID customerId) {
        return Mono.fromSupplier(() -> Optional.ofNullable(transactions.get(customerId)));
    }

    @Override
    public Mono<Void> forgetUnneeded(UUID customerId) {
        return Mono.fromRunnable(() -> {
            if (!needed.containsKey(customerId)) {
                forget(customerId);
            }
        });
    }
}
