package io.guanhu.ownership.manager;

import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.timeline.BranchCheck;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.platform.contract.OwnershipEvents.ManagerState;
import io.guanhu.platform.contract.OwnershipEvents.ManagersListed;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class Managers {

    private final ManagerStore store;
    private final BranchCheck branchCheck;
    private final Acts acts;
    private final Outbox outbox;
    private final Cursors cursors;
    private final Clock clock;

    Managers(ManagerStore store, BranchCheck branchCheck, Acts acts, Outbox outbox, Cursors cursors, Clock clock) {
        this.store = store;
        this.branchCheck = branchCheck;
        this.acts = acts;
        this.outbox = outbox;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * Stores a manager's entry. Managers with customers must stay active and in their branch until
     * the customers are handed over, because assignments contain the branch.
     */
    Mono<Manager> put(Manager manager, Caller caller) {
        Instant now = clock.instant();
        var entry = AuditEntry.on(caller, "manager.put", "manager", manager.employeeId(), null);
        return acts.carryOut(
                entry,
                store.lock(manager.employeeId())
                        .filter(kept -> addsNobody(kept, manager))
                        .switchIfEmpty(Mono.defer(() -> branchCheck
                                .requireOpen("branch", manager.branch())
                                .thenReturn(manager)))
                        .then(Mono.defer(() -> store.hasCustomersThatForbid(manager, now)))
                        .filter(forbidden -> !forbidden)
                        .switchIfEmpty(Mono.error(Managers::hasCustomers))
                        .flatMap(_ -> store.put(manager, now))
                        .flatMap(version -> announce(manager, version, now))
                        .thenReturn(manager));
    }

    /** Managers of a closed branch may be renamed there, or leave. */
    private static boolean addsNobody(Manager kept, Manager manager) {
        return kept.branch().equals(manager.branch()) && (kept.active() || !manager.active());
    }

    private Mono<Void> announce(Manager manager, long version, Instant now) {
        var listed = new ListedManager(
                manager.employeeId(),
                manager.branch().path(),
                manager.active() ? ManagerState.ACTIVE : ManagerState.INACTIVE,
                version);
        return store.total().flatMap(total -> outbox.append(new ManagersListed(List.of(listed), total, now)));
    }

    Mono<Page<Manager>> all(@Nullable Branch branch, PageRequest page) {
        String after = page.after(cursors).stream().findFirst().orElse("");
        Mono<Void> asked = branch == null ? Mono.empty() : branchCheck.requireListed("branch", branch);
        return asked.thenMany(store.all(branch, after, page.limit() + 1))
                .collectList()
                .map(found -> Page.of(found, page, cursors, Manager::employeeId));
    }

    private static ProblemException hasCustomers() {
        return ProblemException.conflict(Refusal.MANAGER_HAS_CUSTOMERS.code());
    }
}
