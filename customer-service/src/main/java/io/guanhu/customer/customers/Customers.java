package io.guanhu.customer.customers;

import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Reach;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The customers that a caller can reach. Callers never learn whether others exist. */
@Component
public class Customers {

    /** The categories for which a customer has keys; these are all created together. */
    public static final Set<DataCategory> CATEGORIES = Set.of(DataCategory.values());

    private static final String SEE = "customer.read";

    private static final String NOT_FOUND = "customer-not-found";

    private final CustomerStore store;
    private final Keyring keyring;
    private final Acts acts;
    private final Clock clock;

    Customers(CustomerStore store, Keyring keyring, Acts acts, Clock clock) {
        this.store = store;
        this.keyring = keyring;
        this.acts = acts;
        this.clock = clock;
    }

    /** The customers that the caller can act on with the permission that the request needs. */
    public static Reach reachOf(Caller caller) {
        return Reach.of(caller.relations(), caller.employeeId(), caller.branch(), caller.customerId());
    }

    /** The customers that the caller can see, whatever the request is about. */
    public static Reach sightOf(Caller caller) {
        return reachOf(caller.with(SEE));
    }

    /** A customer in the caller's reach; otherwise 404, whether or not the customer exists. */
    public Mono<Customer> reachable(Caller caller, UUID id) {
        return store.find(id, reachOf(caller), clock.instant())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound(NOT_FOUND)));
    }

    /** A customer whom the caller can see; otherwise 404, as for {@link #reachable}. */
    public Mono<Customer> visible(Caller caller, UUID id) {
        return reachable(caller.with(SEE), id);
    }

    /** The caller's own customer record; 404 for everybody else, whatever their reach. */
    public Mono<Customer> self(Caller caller, UUID id) {
        return id.equals(caller.customerId())
                ? reachable(caller, id)
                : Mono.error(() -> ProblemException.notFound(NOT_FOUND));
    }

    /**
     * Those of the ids that the caller can see. Runs the query even for no ids, so that its time
     * does not reveal whether there were any.
     */
    public Mono<Set<UUID>> visibleOf(Caller caller, Set<UUID> ids) {
        return store.among(ids, sightOf(caller), "", clock.instant());
    }

    /** Like {@link #visibleOf}, with those that a system has brought in itself. */
    public Mono<Set<UUID>> knownTo(Caller caller, String origin, Set<UUID> ids) {
        return store.among(ids, sightOf(caller), origin, clock.instant());
    }

    /** Like {@link #reachable}, and locked until the transaction ends. */
    public Mono<Customer> locked(Caller caller, UUID id) {
        return reachable(caller, id).flatMap(customer -> store.lock(customer.id()));
    }

    /** Carries out an act, with the keys of the customer whom it concerns at hand. */
    public <T> Mono<T> carryOut(AuditEntry act, Mono<T> work) {
        return holding(act, acts.carryOut(act, work));
    }

    /** The same for work that knows more about the act than was known before. */
    public <T> Mono<T> carryOutEntering(AuditEntry act, Mono<Done<T>> work) {
        return holding(act, acts.carryOutEntering(act, work));
    }

    private <T> Mono<T> holding(AuditEntry act, Mono<T> carriedOut) {
        UUID customer = act.customerId();
        return customer == null ? carriedOut : keyring.holding(List.of(customer), carriedOut);
    }

    /**
     * Carries out an act that writes: if the caller can reach the customer, the customer's keys are
     * created before the transaction.
     *
     * @param act names the customer
     * @param written categories of new data; if their keys were destroyed, an active customer gets
     *     new ones
     */
    public <T> Mono<T> carryOutSealing(Caller caller, AuditEntry act, Set<DataCategory> written, Mono<Done<T>> work) {
        UUID id = Objects.requireNonNull(act.customerId());
        Mono<T> sealed = reachable(caller, id)
                .flatMap(customer -> keyring.sealing(
                        List.of(id),
                        CATEGORIES,
                        customer.status() == CustomerStatus.CLOSED ? Set.of() : written,
                        acts.carryOutEntering(act, work)));
        return acts.attempt(act, sealed);
    }
}
