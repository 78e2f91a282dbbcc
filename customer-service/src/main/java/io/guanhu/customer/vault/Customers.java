package io.guanhu.customer.vault;

import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.Reach;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The customers that a caller reaches. Nobody learns whether there are others. */
@Component
public class Customers {

    private static final String NOT_FOUND = "customer-not-found";

    private final CustomerStore store;
    private final AuditTrail audit;
    private final Clock clock;

    Customers(CustomerStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    public static Reach reachOf(Caller caller) {
        return Reach.of(caller.roles(), caller.employeeId(), caller.branch(), caller.customerId());
    }

    /**
     * A customer in the caller's reach; otherwise 404, whether there is one or not, and an audit
     * entry of the refusal.
     *
     * @param action what the caller is about to do, for the audit entry
     */
    public Mono<Customer> reached(Caller caller, UUID id, String action) {
        return store.find(id, reachOf(caller), clock.instant())
                .switchIfEmpty(
                        Mono.defer(
                                () ->
                                        refuse(
                                                AuditEntry.onCustomer(caller, action, id),
                                                ProblemException.notFound(NOT_FOUND))));
    }

    /** Like {@link #reached}, and locked until the transaction ends. */
    public Mono<Customer> locked(Caller caller, UUID id, String action) {
        return reached(caller, id, action).flatMap(customer -> store.lock(customer.id()));
    }

    /** Records the refusal, in a transaction of its own, and signals the problem. */
    public <T> Mono<T> refuse(AuditEntry entry, ProblemException problem) {
        return audit.refused(entry.withReason(problem.code())).then(Mono.error(problem));
    }
}
