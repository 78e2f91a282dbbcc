package io.guanhu.privacy.finishing;

import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.inbox.EventHandler;
import io.guanhu.privacy.docket.DueStore;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Learns how far a message got. A code's copy goes when the code is out, or never will be; the
 * contact kept for a notice waits until the notice was delivered or settled.
 */
@Component
class NotificationHandler implements EventHandler<NotificationAdvanced> {

    private static final String SENT = "SENT";

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
        boolean out = event.ended() || event.state().equals(SENT);
        return (out ? notices.forgetCode(id) : Mono.<Void>empty())
                .thenMany(notices.advance(id, event.state(), event.ended(), now))
                .concatMap(request -> due.wake(request, now))
                .then();
    }
}
