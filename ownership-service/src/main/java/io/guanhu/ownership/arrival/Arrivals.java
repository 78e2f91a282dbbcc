package io.guanhu.ownership.arrival;

import io.guanhu.ownership.model.Branch;
import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.Handover;
import io.guanhu.ownership.model.Manager;
import io.guanhu.ownership.model.ReasonCode;
import io.guanhu.ownership.model.Role;
import io.guanhu.ownership.model.Stewardship;
import io.guanhu.ownership.timeline.Recording;
import io.guanhu.ownership.timeline.Timeline;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.inbox.EventHandler;
import io.guanhu.platform.runtime.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A new customer gets the manager that was asked for, or the pool of its branch where nobody was
 * asked for or that manager is not (or no longer) in the directory. Either holds from the instant
 * of the creation, so that there is no gap.
 */
@Component
class Arrivals implements EventHandler<CustomerCreated> {

    private static final String RECORDED_BY = "ownership-service";

    private final Timeline timeline;
    private final ArrivalStore store;
    private final Ids ids;
    private final Clock clock;

    Arrivals(Timeline timeline, ArrivalStore store, Ids ids, Clock clock) {
        this.timeline = timeline;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Class<CustomerCreated> type() {
        return CustomerCreated.class;
    }

    @Override
    public Mono<Void> handle(CustomerCreated event) {
        return store.add(event)
                .filter(added -> added)
                .flatMap(added -> requestedManager(event))
                .flatMap(
                        manager ->
                                manager.filter(Manager::active)
                                        .map(active -> assign(event, active))
                                        .orElseGet(() -> pool(event)));
    }

    private Mono<Optional<Manager>> requestedManager(CustomerCreated event) {
        String requested = event.requestedManager();
        return requested == null
                ? Mono.just(Optional.empty())
                : timeline.managerToAssign(requested)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }

    private Mono<Void> assign(CustomerCreated event, Manager manager) {
        var nobody = new Stewardship(event.customerId(), List.of(), List.of());
        Instant from = event.at();
        return switch (nobody.assign(ids.next(), Role.PRIMARY, manager, from, from)) {
            case Decision.Accepted<Handover>(Handover handover) ->
                    timeline.record(handover, recording());
            case Decision.Refused<Handover> refused -> pool(event);
        };
    }

    private Mono<Void> pool(CustomerCreated event) {
        return timeline.pool(
                event.customerId(), new Branch(event.branch()), event.at(), clock.instant());
    }

    private Recording recording() {
        return new Recording(
                RECORDED_BY, clock.instant(), ReasonCode.NEW_CUSTOMER, Optional.empty());
    }
}
