package io.guanhu.customer.closure;

import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.customer.retention.Closing;
import io.guanhu.customer.values.PastDates;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Records the end of the bank's relationship with a customer, from which retention periods count.
 */
@RestController
class ClosureController {

    private static final String ACTION = "customer.close";

    private final Customers customers;
    private final Closing closing;
    private final Clock clock;

    ClosureController(Customers customers, Closing closing, Clock clock) {
        this.customers = customers;
        this.closing = closing;
        this.clock = clock;
    }

    /**
     * @param endedOn today if absent; at most three months ago, and not before the last
     *     transaction. An earlier day must be proposed, and a second person decides
     */
    record Closure(@NotNull ReasonCode reason, @Nullable LocalDate endedOn) {}

    record Closed(UUID id, CustomerStatus status, LocalDate relationshipEndedOn, long version) {}

    @Audited("customer.close")
    @PostMapping("/api/customers/{id}/closure")
    @Permitted("customer.close")
    @ReturnsETag
    Mono<ResponseEntity<Closed>> close(
            Caller caller, @PathVariable UUID id, IfMatch expected, @Valid @RequestBody Closure closure) {
        LocalDate today = LocalDate.now(clock);
        LocalDate endedOn = closure.endedOn() == null ? today : closure.endedOn();
        Closing.requireDay(() -> {
            PastDates.require(endedOn, today);
            PastDates.requireRecent(endedOn, today);
        });
        AuditEntry act = AuditEntry.onCustomer(caller, ACTION, id)
                .withReason(closure.reason().name());
        Mono<Closed> closed = customers
                .locked(caller, id)
                .doOnNext(customer -> expected.require(customer.version()))
                .flatMap(customer -> closing.close(customer, endedOn, clock.instant()))
                .map(version -> new Closed(id, CustomerStatus.CLOSED, endedOn, version));
        return customers
                .carryOut(act, closed)
                .map(each ->
                        ResponseEntity.ok().eTag(IfMatch.etagOf(each.version())).body(each));
    }
}
