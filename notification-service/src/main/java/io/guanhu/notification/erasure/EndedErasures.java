package io.guanhu.notification.erasure;

import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.inbox.EventHandler;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Allows messages to a customer's new contact once the erasure of the old one has ended: by then
 * every holder has erased, and the last notice to the old contact was sent.
 */
@Component
class EndedErasures implements EventHandler<RequestAdvanced> {

    private static final Set<String> ENDS = Set.of("COMPLETED", "PARTIALLY_COMPLETED");

    private final ContactStore store;

    EndedErasures(ContactStore store) {
        this.store = store;
    }

    @Override
    public Class<RequestAdvanced> type() {
        return RequestAdvanced.class;
    }

    @Override
    public Mono<Void> handle(RequestAdvanced event) {
        return ENDS.contains(event.to()) ? store.allow(event.customerId(), event.requestId()) : Mono.empty();
    }
}
