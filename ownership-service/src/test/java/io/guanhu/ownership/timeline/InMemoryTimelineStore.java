package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Period;
import io.guanhu.ownership.model.stewardship.PoolStay;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.stewardship.Stewardship;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two overlapping assignments to one place are refused, as by the table. */
final class InMemoryTimelineStore extends TimelineStore {

    record Customer(boolean closed, boolean freeTextRestricted) {}

    final Map<UUID, Customer> customers;
    final Map<String, Manager> managers;
    final Map<UUID, Assignment> assignments;
    final Map<UUID, Recording> recordings;
    final Map<UUID, PoolStay> stays;
    final Map<Branch, UUID> pools;

    InMemoryTimelineStore(Memory memory) {
        super(Memory.noDatabase());
        customers = memory.rows();
        managers = memory.rows();
        assignments = memory.rows();
        recordings = memory.rows();
        stays = memory.rows();
        pools = memory.rows();
    }

    @Override
    Mono<Boolean> exists(UUID customerId) {
        return Mono.fromSupplier(() -> customers.containsKey(customerId));
    }

    @Override
    Flux<UUID> known(Collection<UUID> customerIds) {
        return Flux.fromStream(() -> customerIds.stream().filter(customers::containsKey));
    }

    @Override
    Mono<Boolean> anyClosed(Collection<UUID> customerIds) {
        return Mono.fromSupplier(() -> customerIds.stream()
                .map(customers::get)
                .filter(Objects::nonNull)
                .anyMatch(Customer::closed));
    }

    @Override
    Mono<UUID> lock(UUID customerId) {
        return Mono.fromSupplier(() -> customers.containsKey(customerId) ? customerId : null);
    }

    @Override
    Mono<Boolean> freeTextRestricted(UUID customerId) {
        return Mono.fromSupplier(() -> {
            Customer customer = customers.get(customerId);
            return customer != null && customer.freeTextRestricted();
        });
    }

    @Override
    Mono<Manager> manager(String employeeId) {
        return Mono.fromSupplier(() -> managers.get(employeeId));
    }

    @Override
    Mono<Manager> heldManager(String employeeId) {
        return manager(employeeId);
    }

    @Override
    Mono<Stewardship> stewardship(UUID customerId, Instant at) {
        return Mono.fromSupplier(() -> new Stewardship(
                customerId,
                assignments.values().stream()
                        .filter(each -> each.customerId().equals(customerId) && reaches(each.valid(), at))
                        .toList(),
                stays.values().stream()
                        .filter(each -> each.customerId().equals(customerId) && reaches(each.valid(), at))
                        .toList()));
    }

    private static boolean reaches(Period valid, Instant at) {
        Instant to = valid.to();
        return to == null || to.isAfter(at);
    }

    @Override
    Mono<Void> start(Assignment assignment, Recording recording) {
        return Mono.fromRunnable(() -> {
            if (assignments.values().stream().anyMatch(each -> collide(each, assignment))) {
                throw new DataIntegrityViolationException("one_at_a_time");
            }
            assignments.put(assignment.id(), assignment);
            recordings.put(assignment.id(), recording);
        });
    }

    private static boolean collide(Assignment one, Assignment other) {
        boolean samePlace = one.customerId().equals(other.customerId())
                && one.role() == other.role()
                && (one.role() == Role.PRIMARY || one.managerId().equals(other.managerId()));
        return samePlace
                && reaches(one.valid(), other.valid().from())
                && reaches(other.valid(), one.valid().from());
    }

    @Override
    Mono<Void> end(Assignment assignment) {
        return Mono.fromRunnable(() -> assignments.put(assignment.id(), assignment));
    }

    @Override
    Mono<Void> end(PoolStay stay) {
        return Mono.fromRunnable(() -> stays.put(stay.id(), stay));
    }

    @Override
    Mono<UUID> poolOf(Branch branch, Instant at) {
        return Mono.fromSupplier(() -> pools.computeIfAbsent(branch, _ -> UUID.randomUUID()));
    }

    @Override
    Mono<Void> enter(Pooling pooling, UUID poolId) {
        return Mono.fromRunnable(() -> {
            UUID id = UUID.randomUUID();
            stays.put(
                    id, new PoolStay(id, pooling.customerId(), poolId, pooling.branch(), Period.from(pooling.from())));
        });
    }
}
