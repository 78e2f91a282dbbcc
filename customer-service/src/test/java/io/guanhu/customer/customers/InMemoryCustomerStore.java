package io.guanhu.customer.customers;

import static java.util.Objects.requireNonNull;

import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Owner;
import io.guanhu.customer.model.Reach;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Customers in a map, and who looks after each, if anybody does. */
public final class InMemoryCustomerStore extends CustomerStore {

    private final Map<UUID, Customer> rows;
    private final Map<UUID, Origin> origins;
    private final Map<UUID, Owner> owners;
    private volatile Runnable meanwhile = () -> {};

    public InMemoryCustomerStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
        this.origins = memory.rows();
        this.owners = memory.rows();
    }

    public Customer put(Customer customer) {
        rows.put(customer.id(), customer);
        return customer;
    }

    public Customer active(String branch) {
        return put(new Customer(UUID.randomUUID(), branch, CustomerStatus.ACTIVE, null, 1));
    }

    /** From now on a manager looks after the customer. */
    public void owned(UUID id, String manager, String branch) {
        owners.put(id, new Owner(manager, branch));
    }

    /** What others do between the next reading of a customer and its lock. It must not block. */
    public void beforeLock(Runnable others) {
        meanwhile = others;
    }

    public Customer of(UUID id) {
        return requireNonNull(rows.get(id), "There is no such customer");
    }

    public Set<UUID> ids() {
        return Set.copyOf(rows.keySet());
    }

    /** The customers over these rows, with the real rules of who reaches whom. */
    public Customers customers(Memory memory) {
        return new Customers(this, memory.keyring(), memory.acts(), memory.clock());
    }

    private boolean reaches(Reach reach, Customer customer) {
        Owner owner = owners.get(customer.id());
        String subtree = reach.subtree();
        String branch = owner == null ? customer.branch() : owner.branch();
        return reach.everyone()
                || customer.id().equals(reach.self())
                || (owner != null && owner.managerId().equals(reach.manager()))
                || (subtree != null && (branch + "/").startsWith(subtree + "/"));
    }

    @Override
    Mono<Customer> find(UUID id, Reach reach, Instant now) {
        return find(id).filter(customer -> reaches(reach, customer));
    }

    @Override
    Mono<Set<UUID>> among(Set<UUID> ids, Reach reach, String origin, Instant now) {
        return Mono.fromSupplier(() -> rows.values().stream()
                .filter(each -> ids.contains(each.id()))
                .filter(each -> reaches(reach, each) || hasOrigin(each.id(), origin))
                .map(Customer::id)
                .collect(Collectors.toSet()));
    }

    private boolean hasOrigin(UUID id, String origin) {
        Origin known = origins.get(id);
        return known != null && known.name().equals(origin);
    }

    @Override
    public Mono<Customer> find(UUID id) {
        return Mono.fromSupplier(() -> rows.get(id));
    }

    @Override
    public Mono<Customer> lock(UUID id) {
        return Mono.defer(() -> {
            meanwhile.run();
            return find(id);
        });
    }

    @Override
    public Mono<Void> insertAll(List<NewCustomer> customers, Origin origin, Instant now) {
        return Mono.fromRunnable(() -> customers.forEach(each -> {
            LocalDate ended = each.relationshipEndedOn();
            put(new Customer(each.id(), each.branch(), CustomerStatus.of(ended), ended, 1));
            origins.put(each.id(), origin);
        }));
    }

    @Override
    public Mono<Void> withdraw(Collection<UUID> customers) {
        return Mono.fromRunnable(() -> customers.forEach(id -> {
            rows.remove(id);
            origins.remove(id);
        }));
    }

    @Override
    public Mono<Long> raiseVersion(UUID id, Instant now) {
        return changed(
                id,
                before -> new Customer(
                        id, before.branch(), before.status(), before.relationshipEndedOn(), before.version() + 1));
    }

    @Override
    public Mono<Long> close(UUID id, LocalDate endedOn, Instant now) {
        return changed(
                id, before -> new Customer(id, before.branch(), CustomerStatus.CLOSED, endedOn, before.version() + 1));
    }

    private Mono<Long> changed(UUID id, UnaryOperator<Customer> change) {
        return Mono.fromSupplier(() -> rows.computeIfPresent(id, (_, before) -> change.apply(before)))
                .map(Customer::version);
    }

    @Override
    public Mono<Map<UUID, Owner>> owners(Collection<UUID> customers, Instant now) {
        return Mono.fromSupplier(() -> {
            Map<UUID, Owner> theirs = new HashMap<>(owners);
            theirs.keySet().retainAll(customers);
            return theirs;
        });
    }
}
