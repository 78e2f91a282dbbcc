package io.guanhu.customer.retention;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.platform.testing.Memory;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The days of last transactions in a map. */
public final class InMemoryRetentionDates extends RetentionDateStore {

    private final Map<UUID, LocalDate> transactions;

    public InMemoryRetentionDates(Memory memory) {
        super(Memory.noDatabase());
        this.transactions = memory.rows();
    }

    public void traded(UUID customer, LocalDate day) {
        transactions.put(customer, day);
    }

    /** How relationships end, over these days. */
    public Closing closing(CustomerStore customers, Memory memory) {
        return new Closing(customers, this, memory.outbox());
    }

    @Override
    public Mono<Optional<LocalDate>> lastTransaction(UUID customerId) {
        return Mono.fromSupplier(() -> Optional.ofNullable(transactions.get(customerId)));
    }
}
