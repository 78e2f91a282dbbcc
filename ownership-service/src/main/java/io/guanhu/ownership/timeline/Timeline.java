package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.OwnerChange;
import io.guanhu.ownership.model.stewardship.PoolStay;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.stewardship.Stewardship;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.OwnershipEvents;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentEnded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.CustomerPooled;
import io.guanhu.platform.contract.OwnershipEvents.CustomerUnpooled;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who looked after whom, over time. Every change locks the customer first, so that changes to a
 * customer happen one after the other; in addition, the database rejects overlaps.
 */
@Component
public class Timeline {

    private final TimelineStore store;
    private final ListedBranchStore branches;
    private final Outbox outbox;

    Timeline(TimelineStore store, ListedBranchStore branches, Outbox outbox) {
        this.store = store;
        this.branches = branches;
        this.outbox = outbox;
    }

    /** The state from an instant on; empty if the customer is unknown. */
    public Mono<Stewardship> of(UUID customerId, Instant at) {
        return store.exists(customerId).filter(known -> known).flatMap(known -> store.stewardship(customerId, at));
    }

    /** The same, with the customer locked until the transaction ends. */
    public Mono<Stewardship> lock(UUID customerId, Instant at) {
        return store.lock(customerId).flatMap(known -> store.stewardship(customerId, at));
    }

    public Mono<Manager> manager(String employeeId) {
        return Manager.isEmployeeId(employeeId) ? store.manager(employeeId) : Mono.empty();
    }

    /**
     * A manager who is about to get a customer, locked with their branch's state until the
     * transaction ends. A manager who leaves at the same time either has the customer already or
     * does not get it.
     */
    public Mono<Manager> managerToAssign(String employeeId) {
        return Manager.isEmployeeId(employeeId)
                ? store.heldManager(employeeId).flatMap(this::heldBranch)
                : Mono.empty();
    }

    private Mono<Manager> heldBranch(Manager manager) {
        return branches.heldOpen(manager.branch()).defaultIfEmpty(false).map(manager::withBranchOpen);
    }

    /** Records a change of owner in the current transaction and announces it. */
    public Mono<Void> record(OwnerChange change, Recording recording) {
        Assignment ended = change.ended();
        PoolStay left = change.left();
        Mono<Void> ending = ended == null ? Mono.empty() : store.end(ended);
        Mono<Void> leaving = left == null ? Mono.empty() : store.end(left);
        return ending.then(leaving)
                .then(store.start(change.started(), recording))
                .then(outbox.append(announcements(change, recording.at())))
                .onErrorMap(
                        DataIntegrityViolationException.class,
                        overlap -> ProblemException.conflict("assignment-overlaps"));
    }

    /** Puts a customer without owner or pool into a branch's pool. */
    public Mono<Void> pool(Pooling pooling, Instant at) {
        return store.poolOf(pooling.branch(), at)
                .flatMap(poolId -> store.enter(pooling, poolId)
                        .then(outbox.append(new CustomerPooled(
                                pooling.customerId(), poolId, pooling.branch().path(), pooling.from(), at))));
    }

    private static List<Event> announcements(OwnerChange change, Instant at) {
        List<Event> events = new ArrayList<>();
        Assignment started = change.started();
        Instant from = started.valid().from();
        Assignment ended = change.ended();
        if (ended != null) {
            events.add(new AssignmentEnded(
                    ended.id(), ended.customerId(), toContract(ended.role()), ended.managerId(), from, at));
        }
        PoolStay left = change.left();
        if (left != null) {
            events.add(new CustomerUnpooled(left.customerId(), left.poolId(), from, at));
        }
        events.add(AssignmentStarted.assignment(started.id(), started.customerId(), at)
                .role(toContract(started.role()))
                .manager(started.managerId())
                .branch(started.branch().path())
                .from(from)
                .to(started.valid().to())
                .build());
        return events;
    }

    private static OwnershipEvents.Role toContract(Role role) {
        return switch (role) {
            case PRIMARY -> OwnershipEvents.Role.PRIMARY;
            case ASSISTANT -> OwnershipEvents.Role.ASSISTANT;
        };
    }
}
