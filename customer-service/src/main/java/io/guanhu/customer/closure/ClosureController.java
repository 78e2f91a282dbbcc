package io.guanhu.customer.closure;

import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.InvalidValueException;
import io.guanhu.customer.model.ReasonCode;
import io.guanhu.customer.values.Lifetime;
import io.guanhu.customer.values.PastDates;
import io.guanhu.customer.vault.CustomerStore;
import io.guanhu.customer.vault.Customers;
import io.guanhu.customer.vault.RetentionDateStore;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.audit.Audited;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Ends the bank's relationship with a customer; retention counts from that day. */
@RestController
class ClosureController {

    private static final String ACTION = "customer.close";

    private final Customers customers;
    private final CustomerStore store;
    private final RetentionDateStore dates;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    ClosureController(
            Customers customers,
            CustomerStore store,
            RetentionDateStore dates,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.customers = customers;
        this.store = store;
        this.dates = dates;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param endedOn absent means today; at most three months ago, and not before the last
     *     transaction
     */
    record Closure(@NotNull ReasonCode reason, @Nullable LocalDate endedOn) {}

    record Closed(UUID id, CustomerStatus status, LocalDate relationshipEndedOn, long version) {}

    @Audited("customer.close")
    @PostMapping("/api/customers/{id}/closure")
    @Permitted("customer.close")
    Mono<ResponseEntity<Closed>> close(
            Caller caller,
            @PathVariable UUID id,
            IfMatch expected,
            @Valid @RequestBody Closure closure) {
        LocalDate today = LocalDate.now(clock);
        LocalDate endedOn = closure.endedOn() == null ? today : closure.endedOn();
        require(
                () -> {
                    PastDates.require(endedOn, today);
                    PastDates.requireRecent(endedOn, today);
                });
        Mono<Closed> act =
                customers
                        .locked(caller, id)
                        .flatMap(
                                customer -> {
                                    expected.require(customer.version());
                                    return dates.lastTransaction(id)
                                            .doOnNext(last -> requireAfter(last, endedOn))
                                            .then(
                                                    Mono.defer(
                                                            () ->
                                                                    close(
                                                                            caller,
                                                                            customer,
                                                                            endedOn,
                                                                            closure.reason())));
                                });
        return customers
                .carryOut(AuditEntry.onCustomer(caller, ACTION, id), act)
                .map(
                        closed ->
                                ResponseEntity.ok()
                                        .eTag(IfMatch.etagOf(closed.version()))
                                        .body(closed));
    }

    private static void requireAfter(Optional<LocalDate> lastTransaction, LocalDate endedOn) {
        require(() -> Lifetime.requireEnd(endedOn, lastTransaction.orElse(null)));
    }

    private static void require(Runnable rule) {
        try {
            rule.run();
        } catch (InvalidValueException invalid) {
            throw ProblemException.invalid("endedOn", invalid.code());
        }
    }

    private Mono<Closed> close(
            Caller caller, Customer customer, LocalDate endedOn, ReasonCode reason) {
        if (customer.status() == CustomerStatus.CLOSED) {
            return Mono.error(ProblemException.conflict("already-closed"));
        }
        Instant now = clock.instant();
        UUID id = customer.id();
        String status = CustomerStatus.CLOSED.name();
        return outbox.append(new CustomerStatusChanged(id, status, endedOn, now))
                .then(
                        audit.allowed(
                                AuditEntry.onCustomer(caller, ACTION, id)
                                        .withReason(reason.name())))
                .then(store.close(id, endedOn, now))
                .map(version -> new Closed(id, CustomerStatus.CLOSED, endedOn, version));
    }
}
