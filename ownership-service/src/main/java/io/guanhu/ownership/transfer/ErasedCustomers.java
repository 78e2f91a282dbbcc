package io.guanhu.ownership.transfer;

import io.guanhu.platform.contract.CustomerEvents.CustomerErased;
import io.guanhu.platform.inbox.handler.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends undecided transfers of a customer whose identity was erased. */
@Component
class ErasedCustomers implements EventHandler<CustomerErased> {

    private final Lapsing lapsing;

    ErasedCustomers(Lapsing lapsing) {
        this.lapsing = lapsing;
    }

    @Override
    public Class<CustomerErased> type() {
        return CustomerErased.class;
    }

    @Override
    public Mono<Void> handle(CustomerErased event) {
        return lapsing.end(event.customerId(), event.categories());
    }
}
