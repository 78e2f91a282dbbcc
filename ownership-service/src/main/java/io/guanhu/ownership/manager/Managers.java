package io.guanhu.ownership.manager;

import io.guanhu.ownership.model.Branch;
import io.guanhu.ownership.model.Manager;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.timeline.Decided;
import io.guanhu.platform.audit.AuditEntry;
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
    private final Decided decided;
    private final Cursors cursors;
    private final Clock clock;

    Managers(ManagerStore store, Decided decided, Cursors cursors, Clock clock) {
        this.store = store;
        this.decided = decided;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * Keeps a manager as told. Who has customers stays active and in their branch until the
     * customers are handed over, since assignments carry the branch they were made in.
     */
    Mono<Manager> put(Manager manager, Caller caller) {
        Instant now = clock.instant();
        var entry = AuditEntry.on(caller, "manager.put", "manager", manager.employeeId(), null);
        return decided.run(
                List.of(entry),
                store.lock(manager.employeeId())
                        .then(store.hasCustomersThatForbid(manager, now))
                        .flatMap(
                                forbidden ->
                                        forbidden
                                                ? Mono.<Manager>error(hasCustomers())
                                                : store.put(manager, now).thenReturn(manager)));
    }

    Mono<Page<Manager>> all(@Nullable Branch branch, PageRequest page) {
        String after = page.after(cursors).stream().findFirst().orElse("");
        return store.all(branch, after, page.limit() + 1)
                .collectList()
                .map(found -> Page.of(found, page, cursors, Manager::employeeId));
    }

    private static ProblemException hasCustomers() {
        return ProblemException.conflict(Refusal.MANAGER_HAS_CUSTOMERS.code());
    }
}
