package io.guanhu.ownership.transfer;

import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Reach;
import io.guanhu.ownership.model.stewardship.Stewardship;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.ownership.timeline.AuditedCommands;
import io.guanhu.ownership.timeline.Staff;
import io.guanhu.ownership.timeline.Timeline;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The steps of a transfer, each by the right person. */
@Component
class Transfers {

    record Proposal(
            List<UUID> customerIds,
            String toManager,
            ReasonCode code,
            @Nullable String text,
            @Nullable Instant effectiveFrom) {}

    private final Timeline timeline;
    private final TransferStore store;
    private final ApprovalStore approvals;
    private final Advancing advancing;
    private final TransferViews views;
    private final AuditedCommands commands;
    private final Acts acts;
    private final Ids ids;
    private final Clock clock;

    Transfers(
            Timeline timeline,
            TransferStore store,
            ApprovalStore approvals,
            Advancing advancing,
            TransferViews views,
            AuditedCommands commands,
            Acts acts,
            Ids ids,
            Clock clock) {
        this.timeline = timeline;
        this.store = store;
        this.approvals = approvals;
        this.advancing = advancing;
        this.views = views;
        this.commands = commands;
        this.acts = acts;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Transfer> propose(Proposal proposal, Caller caller) {
        List<AuditEntry> entries = proposal.customerIds().stream()
                .map(id -> AuditEntry.onCustomer(caller, "transfer.propose", id))
                .map(entry -> entry.withReason(proposal.code().name()))
                .toList();
        return commands.carryOut(entries, proposal.text(), Mono.defer(() -> begin(proposal, caller)));
    }

    Mono<Transfer> accept(UUID id, Caller caller) {
        String employee = Staff.employeeIdOf(caller);
        return step(
                id,
                "transfer.accept",
                caller,
                transfer -> transfer instanceof Transfer.Proposed proposed ? proposed.accept(employee) : wrongState());
    }

    /**
     * Approves. With the last approval the new owner is recorded, even if the transfer takes effect
     * later.
     */
    Mono<Transfer> approve(UUID id, Caller caller) {
        var lead = Staff.leadOf(caller);
        Instant now = clock.instant();
        return step(
                id,
                "transfer.approve",
                caller,
                transfer -> transfer instanceof Transfer.Agreed agreed ? agreed.approve(lead, now) : wrongState(),
                () -> approvals.add(id, lead, now));
    }

    Mono<Transfer> withdraw(UUID id, Caller caller) {
        String employee = Staff.employeeIdOf(caller);
        return step(id, "transfer.withdraw", caller, transfer -> switch (transfer) {
            case Transfer.Proposed proposed -> proposed.withdraw(employee);
            case Transfer.Agreed agreed -> agreed.withdraw(employee);
            case Transfer.Approved _,
                    Transfer.Completed _,
                    Transfer.Declined _,
                    Transfer.Withdrawn _,
                    Transfer.Lapsed _ -> wrongState();
        });
    }

    Mono<Transfer> decline(UUID id, Caller caller) {
        return step(id, "transfer.refuse", caller, transfer -> switch (transfer) {
            case Transfer.Proposed proposed -> proposed.decline(Staff.employeeIdOf(caller));
            // What the receiver has agreed to is for the leads to decide.
            case Transfer.Agreed agreed ->
                caller.reaches(Relation.BRANCH) ? agreed.decline(Staff.leadOf(caller)) : wrongState();
            case Transfer.Approved _,
                    Transfer.Completed _,
                    Transfer.Declined _,
                    Transfer.Withdrawn _,
                    Transfer.Lapsed _ -> wrongState();
        });
    }

    private Mono<Transfer> begin(Proposal proposal, Caller caller) {
        Instant now = clock.instant();
        Reach reach = Staff.reachOf(caller);
        Instant from = proposal.effectiveFrom();
        if (from != null && from.isBefore(now)) {
            return Mono.error(ProblemException.invalid("effectiveFrom", "in-the-past"));
        }
        if (from != null && Stewardship.beginsTooLate(from, now)) {
            return Mono.error(ProblemException.invalid("effectiveFrom", "too-far-ahead"));
        }
        return receiver(proposal.toManager())
                .flatMap(manager -> Flux.fromStream(
                                proposal.customerIds().stream().sorted())
                        .concatMap(id -> item(id, manager, reach, caller, now))
                        .collectList()
                        .map(items -> terms(proposal, manager, items, caller)))
                .<Transfer>map(Transfer.Proposed::new)
                .delayUntil(transfer -> advancing.begin(transfer, proposal.code(), proposal.text(), now))
                .delayUntil(transfer -> agreedBy(caller, transfer, now));
    }

    /** A lead who proposes a transfer agrees on behalf of the giving branches. */
    private Mono<Void> agreedBy(Caller caller, Transfer transfer, Instant now) {
        return caller.reaches(Relation.BRANCH)
                ? approvals.add(transfer.terms().id(), Staff.leadOf(caller), now)
                : Mono.empty();
    }

    private Mono<Manager> receiver(String employeeId) {
        return timeline.manager(employeeId)
                .switchIfEmpty(Mono.error(ProblemException.invalid("toManager", "unknown-manager")))
                .filter(Manager::active)
                .switchIfEmpty(Mono.error(ProblemException.conflict(Refusal.MANAGER_INACTIVE.code())))
                .filter(Manager::branchOpen)
                .switchIfEmpty(refuse(Refusal.BRANCH_CLOSED));
    }

    /**
     * Managers propose their own customers, leads those of their branches; others are not found.
     */
    private Mono<Transfer.Item> item(UUID customerId, Manager receiver, Reach reach, Caller caller, Instant now) {
        return timeline.lock(customerId, now)
                .filter(customer -> reach.covers(customer, now))
                .switchIfEmpty(Mono.error(ProblemException.notFound("customer-not-found")))
                .flatMap(customer -> Mono.justOrEmpty(customer.ownerAt(now))
                        .switchIfEmpty(refuse(Refusal.NO_OWNER_TO_TRANSFER_FROM)))
                .flatMap(owner -> {
                    if (owner.managerId().equals(receiver.employeeId())) {
                        return refuse(Refusal.ALREADY_ASSIGNED);
                    }
                    // An assistant can reach the customer, but only the owner can hand them over.
                    if (reach instanceof Reach.Own && !owner.managerId().equals(caller.employeeId())) {
                        return Mono.error(ProblemException.notFound("customer-not-found"));
                    }
                    return Mono.just(new Transfer.Item(customerId, owner.managerId(), owner.branch()));
                });
    }

    private Transfer.Terms terms(Proposal proposal, Manager receiver, List<Transfer.Item> items, Caller caller) {
        return new Transfer.Terms(
                ids.next(),
                Staff.employeeIdOf(caller),
                receiver.employeeId(),
                receiver.branch(),
                items,
                proposal.effectiveFrom());
    }

    private Mono<Transfer> step(UUID id, String action, Caller caller, Function<Transfer, Decision<Transfer>> decide) {
        return step(id, action, caller, decide, Mono::empty);
    }

    private Mono<Transfer> step(
            UUID id,
            String action,
            Caller caller,
            Function<Transfer, Decision<Transfer>> decide,
            Supplier<Mono<Void>> kept) {
        return views.seen(id, caller, action)
                .flatMap(seen -> acts.carryOut(
                        entries(action, seen, caller),
                        store.lock(id)
                                .flatMap(transfer -> AuditedCommands.stateOf(decide.apply(transfer)))
                                .delayUntil(_ -> kept.get())
                                .flatMap(next -> advancing.advance(next, caller.id()))));
    }

    private static List<AuditEntry> entries(String action, Transfer transfer, Caller caller) {
        UUID id = transfer.terms().id();
        return transfer.terms().items().stream()
                .map(item -> AuditEntry.on(caller, action, "transfer", id, item.customerId()))
                .toList();
    }

    private static Decision<Transfer> wrongState() {
        return Decision.refused(Refusal.WRONG_TRANSFER_STATE);
    }

    private static <T> Mono<T> refuse(Refusal reason) {
        return AuditedCommands.stateOf(Decision.refused(reason));
    }
}
