package io.guanhu.customer.contact;

import io.guanhu.customer.messages.ParticularsStore;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.inbox.handler.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes a former phone number once its holder was notified, or never will be. */
@Component
class SentHandler implements EventHandler<NotificationAdvanced> {

    private final ParticularsStore particulars;

    SentHandler(ParticularsStore particulars) {
        this.particulars = particulars;
    }

    @Override
    public Class<NotificationAdvanced> type() {
        return NotificationAdvanced.class;
    }

    @Override
    public Mono<Void> handle(NotificationAdvanced event) {
        return event.ended() ? particulars.forget(event.notificationId()) : Mono.empty();
    }
}
