package io.guanhu.notification.erasure;

import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.inbox.handler.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Allows messages to a customer's new contact once the erasure of the old one has ended: by then
 * every holder has erased, and the last notice to the old contact was sent.
 */
@Component
class EndedErasures implements EventHandler<RequestAdvanced> {

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
        return erased(event.to()) ? store.allow(event.customerId(), event.requestId()) : Mono.empty();
    }

    private static boolean erased(RequestState state) {
        return switch (state) {
            case COMPLETED, PARTIALLY_COMPLETED -> true;
            case SUBMITTED,
                    VERIFYING,
                    VERIFIED,
                    CONFIRMED,
                    ASSESSED,
                    COOLING_OFF,
                    AWAITING_APPROVAL,
                    EXECUTING,
                    REJECTED,
                    CANCELLED,
                    EXPIRED -> false;
        };
    }
}
