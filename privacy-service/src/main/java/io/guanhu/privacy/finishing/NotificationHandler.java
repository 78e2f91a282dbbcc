package io.guanhu.privacy.finishing;

import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.privacy.docket.DueStore;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Follows the delivery of messages. The copy of a code is deleted when its message was sent, or
 * never will be. The contact kept for a notice remains until the notice was delivered or settled.
 */
@Component
class NotificationHandler implements EventHandler<NotificationAdvanced> {

    private final NoticeStore notices;
    private final DueStore due;
    private final Clock clock;

    NotificationHandler(NoticeStore notices, DueStore due, Clock clock) {
        this.notices = notices;
        this.due = due;
        this.clock = clock;
    }

    @Override
    public Class<NotificationAdvanced> type() {
        return NotificationAdvanced.class;
    }

    @Override
    public Mono<Void> handle(NotificationAdvanced event) {
        UUID id = event.notificationId();
        Instant now = clock.instant();
        boolean out = event.ended() || event.state() == MessageState.SENT;
        return (out ? notices.forgetCode(id) : Mono.<Void>empty())
                .thenMany(notices.advance(id, event.state(), event.ended(), now))
                .concatMap(request -> due.makeDueNow(request, now))
                .then();
    }
}
