package io.guanhu.privacy.execution;

import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.inbox.EventHandler;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Learns that a message is out, or never will be; what was kept for it can go. */
@Component
class NotificationHandler implements EventHandler<NotificationAdvanced> {

    private static final Set<String> SETTLED = Set.of("SENT", "DELIVERED", "FAILED", "CANCELLED");

    private final NoticeStore notices;
    private final ExecutionStore executions;
    private final Clock clock;

    NotificationHandler(NoticeStore notices, ExecutionStore executions, Clock clock) {
        this.notices = notices;
        this.executions = executions;
        this.clock = clock;
    }

    @Override
    public Class<NotificationAdvanced> type() {
        return NotificationAdvanced.class;
    }

    @Override
    public Mono<Void> handle(NotificationAdvanced event) {
        if (!SETTLED.contains(event.state())) {
            return Mono.empty();
        }
        return notices.forgetCode(event.notificationId())
                .thenMany(notices.advance(event.notificationId(), event.state()))
                .concatMap(request -> executions.wake(request, clock.instant()))
                .then();
    }
}
