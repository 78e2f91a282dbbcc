package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Period;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.stewardship.Stewardship;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What use cases share, over customers, managers and branches in memory. */
public final class InMemoryTimeline {

    private final InMemoryTimelineStore store;
    private final InMemoryListedBranchStore branches;
    private final Timeline timeline;
    private final FreeTexts texts;
    private final AuditedCommands commands;

    public InMemoryTimeline(Memory memory) {
        store = new InMemoryTimelineStore(memory);
        branches = new InMemoryListedBranchStore(memory);
        timeline = new Timeline(store, branches, memory.outbox());
        texts = new FreeTexts(memory.keyring(), store);
        commands = new AuditedCommands(memory.acts(), texts);
    }

    public Timeline timeline() {
        return timeline;
    }

    public FreeTexts texts() {
        return texts;
    }

    public AuditedCommands commands() {
        return commands;
    }

    public BranchCheck branchCheck() {
        return new BranchCheck(branches);
    }

    public void branch(Branch branch, boolean open) {
        branches.branches.put(branch, open);
    }

    /** Keeps a manager, in a branch that is as the manager says. */
    public void manager(Manager manager) {
        store.managers.put(manager.employeeId(), manager);
        branch(manager.branch(), manager.branchOpen());
    }

    /** A customer with neither owner nor pool. */
    public UUID customer() {
        UUID id = UUID.randomUUID();
        store.customers.put(id, new InMemoryTimelineStore.Customer(false, false));
        return id;
    }

    /** A customer whom a manager looks after. */
    public UUID customerOf(String managerId, Instant from) {
        UUID id = customer();
        assigned(id, Role.PRIMARY, managerId, from);
        return id;
    }

    public Assignment assigned(UUID customerId, Role role, String managerId, Instant from) {
        Manager manager = Objects.requireNonNull(store.managers.get(managerId));
        var assignment =
                new Assignment(UUID.randomUUID(), customerId, role, managerId, manager.branch(), Period.from(from));
        store.assignments.put(assignment.id(), assignment);
        return assignment;
    }

    /** The relationship with the customer ends. */
    public void close(UUID customerId) {
        store.customers.put(customerId, new InMemoryTimelineStore.Customer(true, false));
    }

    public void restrictFreeTexts(UUID customerId) {
        store.customers.put(customerId, new InMemoryTimelineStore.Customer(false, true));
    }

    public void erase(Assignment assignment) {
        store.assignments.remove(assignment.id());
    }

    /** Who looks after a customer at an instant; empty if nobody does. */
    public String ownerOf(UUID customerId, Instant at) {
        return stewardship(customerId, at)
                .ownerAt(at)
                .map(Assignment::managerId)
                .orElse("");
    }

    /** What holds from an instant on. */
    public Stewardship stewardship(UUID customerId, Instant at) {
        return Objects.requireNonNull(store.stewardship(customerId, at).block());
    }

    /** How each assignment came to be. */
    public List<Recording> recordings() {
        return List.copyOf(store.recordings.values());
    }
}
