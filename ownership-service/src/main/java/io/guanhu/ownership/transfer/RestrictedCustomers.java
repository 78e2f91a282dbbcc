package io.guanhu.ownership.transfer;

import io.guanhu.platform.contract.CustomerEvents.CustomerRestricted;
import io.guanhu.platform.inbox.handler.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Ends undecided transfers of a customer whose identity is kept only because the law requires it.
 */
@Component
class RestrictedCustomers implements EventHandler<CustomerRestricted> {

    private final Lapsing lapsing;

    RestrictedCustomers(Lapsing lapsing) {
        this.lapsing = lapsing;
    }

    @Override
    public Class<CustomerRestricted> type() {
        return CustomerRestricted.class;
    }

    @Override
    public Mono<Void> handle(CustomerRestricted event) {
        return lapsing.end(event.customerId(), event.categories());
    }
}
