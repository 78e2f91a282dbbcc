package io.guanhu.platform.inbox;

import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.inbox.handler.EventHandler;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes one row per event, and fails on the events of poisoned customers. */
record EffectHandler(DatabaseClient database, Set<UUID> poisoned) implements EventHandler<CustomerChanged> {

    @Override
    public Class<CustomerChanged> type() {
        return CustomerChanged.class;
    }

    @Override
    public Mono<Void> handle(CustomerChanged event) {
        return database.sql("insert into effect (customer_id, version) values (:id, :version)")
                .bind("id", event.customerId())
                .bind("version", event.version())
                .fetch()
                .rowsUpdated()
                .doOnNext(inserted -> {
                    if (poisoned.contains(event.customerId())) {
                        throw new IllegalStateException("poisoned by " + InboxIT.SECRET);
                    }
                })
                .then();
    }
}
