package io.guanhu.ownership.arrival;

import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.inbox.handler.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Records whether the relationship with a customer continues. When it ends, the owner stays the
 * same, because somebody must be responsible for data that the law keeps.
 */
@Component
class Departures implements EventHandler<CustomerStatusChanged> {

    private final ArrivalStore store;

    Departures(ArrivalStore store) {
        this.store = store;
    }

    @Override
    public Class<CustomerStatusChanged> type() {
        return CustomerStatusChanged.class;
    }

    @Override
    public Mono<Void> handle(CustomerStatusChanged event) {
        return store.status(event);
    }
}
