package io.guanhu.ownership.arrival;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.stewardship.Stewardship;
import io.guanhu.ownership.model.stewardship.WhyPooled;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.timeline.AuditedCommands;
import io.guanhu.ownership.timeline.Pooling;
import io.guanhu.ownership.timeline.Recording;
import io.guanhu.ownership.timeline.Timeline;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives a new customer the requested manager or, if none was requested, the pool of their branch.
 * Both count from the instant of the creation, so that there is no gap. Customer-service refuses
 * managers who cannot have the customer. If that becomes the case afterwards, the customer goes to
 * the pool, with the reason, which the pool, the audit log and a metric show.
 */
@Component
class Arrivals implements EventHandler<CustomerCreated> {

    private static final Caller SELF = Caller.service("ownership-service");
    private static final Optional<WhyPooled> HEARD_LATE = Optional.of(WhyPooled.HEARD_LATE);

    private final Timeline timeline;
    private final ArrivalStore store;
    private final AuditTrail audit;
    private final MeterRegistry meters;
    private final Ids ids;
    private final Clock clock;

    Arrivals(Timeline timeline, ArrivalStore store, AuditTrail audit, MeterRegistry meters, Ids ids, Clock clock) {
        this.timeline = timeline;
        this.store = store;
        this.audit = audit;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
        for (WhyPooled why : WhyPooled.values()) {
            counted(why);
        }
    }

    @Override
    public Class<CustomerCreated> type() {
        return CustomerCreated.class;
    }

    @Override
    public Mono<Void> handle(CustomerCreated event) {
        return store.add(event)
                .filter(added -> added)
                .flatMap(_ -> store.settleMissed(event.customerId()))
                .flatMap(missed -> place(event, missed));
    }

    private Mono<Void> place(CustomerCreated event, boolean missed) {
        String requested = event.requestedManager();
        return requested == null
                ? ofBranch(event)
                        .map(why -> why.or(() -> missed ? HEARD_LATE : Optional.empty()))
                        .flatMap(why -> pool(event, why.orElse(null)))
                : timeline.managerToAssign(requested)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(asked -> place(event, asked));
    }

    private Mono<Void> place(CustomerCreated event, Optional<Manager> asked) {
        Optional<WhyPooled> objection = WhyPooled.objection(asked, new Branch(event.branch()));
        return objection.isEmpty() && asked.isPresent()
                ? assign(event, asked.get())
                : pool(event, objection.orElse(null));
    }

    private Mono<Optional<WhyPooled>> ofBranch(CustomerCreated event) {
        return store.stateOfBranch(event.branch())
                .map(state -> state.equals("OPEN") ? Optional.<WhyPooled>empty() : Optional.of(WhyPooled.BRANCH_CLOSED))
                .defaultIfEmpty(Optional.of(WhyPooled.BRANCH_UNKNOWN));
    }

    private Mono<Void> assign(CustomerCreated event, Manager manager) {
        var nobody = new Stewardship(event.customerId(), List.of(), List.of());
        Instant from = event.at();
        return AuditedCommands.stateOf(nobody.assign(ids.next(), Role.PRIMARY, manager, from, from))
                .flatMap(change -> timeline.record(change, recording()));
    }

    private Mono<Void> pool(CustomerCreated event, @Nullable WhyPooled why) {
        var pooling =
                new Pooling(event.customerId(), new Branch(event.branch()), event.at(), event.requestedManager(), why);
        Mono<Void> pooled = timeline.pool(pooling, clock.instant());
        return why == null
                ? pooled
                : pooled.then(audit.allowed(AuditEntry.onCustomer(SELF, "customer.pool-unasked", event.customerId())
                                .withReason(why.name())))
                        .doOnSuccess(_ -> counted(why).increment());
    }

    private Counter counted(WhyPooled why) {
        return Counter.builder("guanhu.ownership.arrivals.pooled.unasked")
                .description("New customers placed in a pool although something else was requested")
                .tag("why", why.name())
                .register(meters);
    }

    private Recording recording() {
        return new Recording(SELF.id(), clock.instant(), ReasonCode.NEW_CUSTOMER, Optional.empty());
    }
}
