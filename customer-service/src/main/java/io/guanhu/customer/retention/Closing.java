package io.guanhu.customer.retention;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.values.Lifetime;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends the relationship with a customer, in the current transaction. */
@Component
public class Closing {

    private final CustomerStore customers;
    private final RetentionDateStore dates;
    private final Outbox outbox;

    Closing(CustomerStore customers, RetentionDateStore dates, Outbox outbox) {
        this.customers = customers;
        this.dates = dates;
        this.outbox = outbox;
    }

    /** Refuses a day before the last transaction, and the day that is already recorded. */
    public Mono<Void> requirePossible(Customer customer, LocalDate endedOn) {
        if (endedOn.equals(customer.relationshipEndedOn())) {
            return Mono.error(ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "nothing-changes"));
        }
        return dates.lastTransaction(customer.id())
                .doOnNext(last -> requireDay(() -> Lifetime.requireEnd(endedOn, last.orElse(null))))
                .then();
    }

    /** Applies a rule about the day; a violation is answered with 400. */
    public static void requireDay(Runnable rule) {
        try {
            rule.run();
        } catch (InvalidValueException invalid) {
            throw ProblemException.invalid("endedOn", invalid.code());
        }
    }

    /**
     * Ends the relationship unless it has ended, and publishes this.
     *
     * @param customer the locked customer
     * @return the customer's new version
     */
    public Mono<Long> close(Customer customer, LocalDate endedOn, Instant at) {
        return customer.status() == CustomerStatus.CLOSED
                ? Mono.error(ProblemException.conflict("already-closed"))
                : decided(customer, endedOn, at);
    }

    /**
     * The same after a decision by two people, who can also correct the day of a relationship that
     * has ended.
     */
    public Mono<Long> decided(Customer customer, LocalDate endedOn, Instant at) {
        UUID id = customer.id();
        return requirePossible(customer, endedOn)
                .then(Mono.defer(() -> outbox.append(new CustomerStatusChanged(id, Status.CLOSED, endedOn, at))))
                .then(Mono.defer(() -> customers.close(id, endedOn, at)));
    }
}
