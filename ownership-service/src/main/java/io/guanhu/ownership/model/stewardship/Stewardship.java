package io.guanhu.ownership.model.stewardship;

import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who looks after one customer from now on.
 *
 * @param assignments those that have not ended, in any role
 * @param stays those that have not ended
 */
public record Stewardship(UUID customerId, List<Assignment> assignments, List<PoolStay> stays) {

    private static final Duration FARTHEST_AHEAD = Duration.ofDays(366);

    public Stewardship {
        assignments = List.copyOf(assignments);
        stays = List.copyOf(stays);
    }

    /** Whether an assignment would begin unreasonably far in the future. */
    public static boolean beginsTooLate(Instant from, Instant now) {
        return from.isAfter(now.plus(FARTHEST_AHEAD));
    }

    public Optional<Assignment> ownerAt(Instant at) {
        return assignments.stream()
                .filter(each -> each.role() == Role.PRIMARY && each.valid().contains(at))
                .findFirst();
    }

    public Optional<PoolStay> stayAt(Instant at) {
        return stays.stream().filter(each -> each.valid().contains(at)).findFirst();
    }

    /** The branch responsible for the customer: the owner's, or that of the pool. */
    public Optional<Branch> branchAt(Instant at) {
        return ownerAt(at).map(Assignment::branch).or(() -> stayAt(at).map(PoolStay::branch));
    }

    /** Whether a manager looks after the customer at an instant, in any role. */
    public boolean heldBy(String managerId, Instant at) {
        return assignments.stream()
                .anyMatch(each ->
                        each.managerId().equals(managerId) && each.valid().contains(at));
    }

    /** Assigns the customer to a manager from an instant on. */
    public Decision<OwnerChange> assign(UUID id, Role role, Manager manager, Instant from, Instant now) {
        if (!manager.active()) {
            return Decision.refused(Refusal.MANAGER_INACTIVE);
        }
        if (!manager.branchOpen()) {
            return Decision.refused(Refusal.BRANCH_CLOSED);
        }
        if (from.isBefore(now)) {
            return Decision.refused(Refusal.BEGINS_IN_THE_PAST);
        }
        if (beginsTooLate(from, now)) {
            return Decision.refused(Refusal.BEGINS_TOO_LATE);
        }
        var assignment =
                new Assignment(id, customerId, role, manager.employeeId(), manager.branch(), Period.from(from));
        return switch (role) {
            case PRIMARY -> replaceOwner(assignment);
            case ASSISTANT -> addAssistant(assignment);
        };
    }

    private Decision<OwnerChange> replaceOwner(Assignment next) {
        Instant from = next.valid().from();
        if (assignments.stream().anyMatch(each -> each.role() == Role.PRIMARY && startsAtOrAfter(each, from))
                || stays.stream().anyMatch(each -> !each.valid().from().isBefore(from))) {
            return Decision.refused(Refusal.ASSIGNMENT_SCHEDULED);
        }
        Optional<Assignment> owner = ownerAt(from);
        if (owner.isPresent() && owner.get().managerId().equals(next.managerId())) {
            return Decision.refused(Refusal.ALREADY_ASSIGNED);
        }
        return Decision.accepted(new OwnerChange(
                owner.map(each -> each.endedAt(from)).orElse(null),
                stayAt(from).map(each -> each.endedAt(from)).orElse(null),
                next));
    }

    private Decision<OwnerChange> addAssistant(Assignment next) {
        Instant from = next.valid().from();
        boolean already = assignments.stream()
                .filter(each -> each.managerId().equals(next.managerId()))
                .anyMatch(each -> each.valid().contains(from) || startsAtOrAfter(each, from));
        return already
                ? Decision.refused(Refusal.ALREADY_ASSIGNED)
                : Decision.accepted(new OwnerChange(null, null, next));
    }

    private static boolean startsAtOrAfter(Assignment assignment, Instant from) {
        return !assignment.valid().from().isBefore(from);
    }
}
