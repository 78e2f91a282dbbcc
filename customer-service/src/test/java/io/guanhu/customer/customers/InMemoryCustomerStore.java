package io.guanhu.customer.customers;

import static java.util.Objects.requireNonNull;

import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Reach;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Customers in a map, of whom nobody has a manager: a lead reaches those of the branch, others everyone or nobody. */
public final class InMemoryCustomerStore extends CustomerStore {

    private final Map<UUID, Customer> rows;

    public InMemoryCustomerStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
    }

    public Customer put(Customer customer) {
        rows.put(customer.id(), customer);
        return customer;
    }

    public Customer active(String branch) {
        return put(new Customer(UUID.randomUUID(), branch, CustomerStatus.ACTIVE, null, 1));
    }

    public Customer of(UUID id) {
        return requireNonNull(rows.get(id), "There is no such customer");
    }

    /** The customers over these rows, with the real rules of who reaches whom. */
    public Customers customers(Memory memory) {
        return new Customers(this, memory.keyring(), memory.audit(), memory.transaction(), memory.clock());
    }

    private static boolean reaches(Reach reach, Customer customer) {
        String subtree = reach.subtree();
        return reach.everyone()
                || customer.id().equals(reach.self())
                || (subtree != null && (customer.branch() + "/").startsWith(subtree + "/"));
    }

    @Override
    Mono<Customer> find(UUID id, Reach reach, Instant now) {
        return find(id).filter(customer -> reaches(reach, customer));
    }

    @Override
    Mono<Set<UUID>> among(Set<UUID> ids, Reach reach, String origin, Instant now) {
        return Mono.fromSupplier(() -> rows.values().stream()
                .filter(each -> ids.contains(each.id()) && reaches(reach, each))
                .map(Customer::id)
                .collect(Collectors.toSet()));
    }

    @Override
    public Mono<Customer> find(UUID id) {
        return Mono.fromSupplier(() -> rows.get(id));
    }

    @Override
    public Mono<Customer> lock(UUID id) {
        return find(id);
    }

    @Override
    public Mono<Long> close(UUID id, LocalDate endedOn, Instant now) {
        return Mono.fromSupplier(() -> {
            Customer before = of(id);
            put(new Customer(id, before.branch(), CustomerStatus.CLOSED, endedOn, before.version() + 1));
            return before.version() + 1;
        });
    }
}
