package io.guanhu.ownership.assignment;

import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Reach;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.stewardship.Stewardship;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.timeline.AuditedCommands;
import io.guanhu.ownership.timeline.FreeTexts;
import io.guanhu.ownership.timeline.Recording;
import io.guanhu.ownership.timeline.Staff;
import io.guanhu.ownership.timeline.Timeline;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Assigns a customer to a manager, and ends the previous assignment at the same instant. */
@Component
class Assigning {

    record Command(
            UUID customerId,
            String managerId,
            Role role,
            @Nullable Instant from,
            ReasonCode code,
            @Nullable String text) {}

    private final Timeline timeline;
    private final FreeTexts texts;
    private final AuditedCommands commands;
    private final Ids ids;
    private final Clock clock;

    Assigning(Timeline timeline, FreeTexts texts, AuditedCommands commands, Ids ids, Clock clock) {
        this.timeline = timeline;
        this.texts = texts;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Assignment> assign(Command command, Caller caller) {
        var entry = AuditEntry.onCustomer(caller, "assignment.assign", command.customerId())
                .withReason(command.code().name());
        return commands.carryOut(List.of(entry), command.text(), Mono.defer(() -> carryOut(command, caller)));
    }

    private Mono<Assignment> carryOut(Command command, Caller caller) {
        Instant now = clock.instant();
        Reach reach = Staff.reachOf(caller);
        return timeline.lock(command.customerId(), now)
                .filter(customer -> reach.covers(customer, now))
                .switchIfEmpty(Mono.error(ProblemException.notFound("customer-not-found")))
                .zipWhen(customer -> managerWithin(reach, command.managerId()))
                .delayUntil(both -> allowed(command, both.getT1(), caller, now))
                .flatMap(both -> carryOut(command, both.getT1(), both.getT2(), caller, now));
    }

    private Mono<Assignment> carryOut(
            Command command, Stewardship customer, Manager manager, Caller caller, Instant now) {
        Instant from = command.from() == null ? now : command.from();
        return AuditedCommands.stateOf(customer.assign(ids.next(), command.role(), manager, from, now))
                .flatMap(change -> texts.seal(command.customerId(), "assignment.reason", command.text())
                        .map(text -> new Recording(caller.id(), now, command.code(), text))
                        .flatMap(by -> timeline.record(change, by))
                        .thenReturn(change.started()));
    }

    /**
     * A lead can assign customers without an owner; moving one between owners needs a transfer.
     * Operations can do that directly, for owners who have left.
     */
    private static Mono<Void> allowed(Command command, Stewardship customer, Caller caller, Instant now) {
        Instant from = command.from() == null ? now : command.from();
        boolean owned = command.role() == Role.PRIMARY && customer.ownerAt(from).isPresent();
        return owned && !caller.may("assignment.reassign")
                ? Mono.error(ProblemException.conflict(Refusal.TRANSFER_NEEDED.code()))
                : Mono.empty();
    }

    private Mono<Manager> managerWithin(Reach reach, String managerId) {
        return timeline.managerToAssign(managerId)
                .switchIfEmpty(Mono.error(ProblemException.invalid("managerId", "unknown-manager")))
                .filter(manager -> reach.covers(manager.branch()))
                .switchIfEmpty(Mono.error(ProblemException.forbidden(Refusal.OUTSIDE_YOUR_BRANCH.code())));
    }
}
