package io.guanhu.ownership.manager;

import io.guanhu.ownership.model.Manager;
import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.timeline.Decided;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class Managers {

    private final ManagerStore store;
    private final Decided decided;
    private final Clock clock;

    Managers(ManagerStore store, Decided decided, Clock clock) {
        this.store = store;
        this.decided = decided;
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
                store.hasCustomersThatForbid(manager, now)
                        .flatMap(
                                forbidden ->
                                        forbidden
                                                ? Mono.<Manager>error(hasCustomers())
                                                : store.put(manager, now).thenReturn(manager)));
    }

    Flux<Manager> all(@Nullable String branch) {
        return store.all(branch);
    }

    private static ProblemException hasCustomers() {
        return ProblemException.conflict(Refusal.MANAGER_HAS_CUSTOMERS.code());
    }
}
