package io.guanhu.ownership.arrival;

import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.inbox.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps whether the relationship with a customer lasts. Whoever looked after a customer still does
 * when it ends: what the law keeps needs someone who answers for it.
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
