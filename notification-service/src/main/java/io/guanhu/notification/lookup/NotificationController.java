package io.guanhu.notification.lookup;

import io.guanhu.notification.lookup.LookupStore.Closed;
import io.guanhu.notification.lookup.LookupStore.Filter;
import io.guanhu.notification.lookup.LookupStore.Row;
import io.guanhu.notification.lookup.LookupStore.Sent;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the delivery of notifications. */
@RestController
@RequestMapping("/api/notifications")
class NotificationController {

    private final Notifications notifications;
    private final Cursors cursors;

    NotificationController(Notifications notifications, Cursors cursors) {
        this.notifications = notifications;
        this.cursors = cursors;
    }

    /**
     * A notification.
     *
     * @param destination masked; absent before it was sent, and after an erasure
     * @param failure why the last attempt failed, as a code
     * @param legal whether it stays open until it is delivered or settled
     * @param open whether its outcome is still open, or a person must decide
     * @param ageSeconds the time since it was requested
     * @param expiresAt when it is no longer useful
     * @param settlement who closed it, and why
     * @param parts for an SMS; absent before a part was accepted, and after a month
     * @param at when it reached its current state
     */
    record Notification(
            UUID id,
            UUID customerId,
            String template,
            Channel channel,
            State state,
            @Nullable String destination,
            int attempts,
            @Nullable String failure,
            boolean legal,
            boolean open,
            long ageSeconds,
            @Nullable Instant expiresAt,
            @Nullable Settled settlement,
            @Nullable Parts parts,
            Instant createdAt,
            Instant at) {

        static Notification of(Row row) {
            return new Notification(
                    row.id(),
                    row.customerId(),
                    row.template(),
                    row.channel(),
                    row.state(),
                    row.destination(),
                    row.attempts(),
                    row.failure(),
                    row.legal(),
                    row.open(),
                    row.age().toSeconds(),
                    row.expiresAt(),
                    Settled.of(row.closed()),
                    Parts.of(row.sent()),
                    row.requestedAt(),
                    row.advancedAt());
        }
    }

    /**
     * How a person closed it.
     *
     * @param reason a code
     */
    record Settled(String reason, String by) {

        static @Nullable Settled of(@Nullable Closed closed) {
            return closed == null ? null : new Settled(closed.reason(), closed.by());
        }
    }

    /**
     * The delivery of the parts of an SMS message; a short one has one part.
     *
     * @param of the number of parts
     * @param accepted parts accepted by a provider
     * @param failed parts that, according to the provider, will not be delivered
     */
    record Parts(int of, int accepted, int delivered, int failed) {

        static @Nullable Parts of(@Nullable Sent sent) {
            return sent == null ? null : new Parts(sent.parts(), sent.accepted(), sent.delivered(), sent.failed());
        }
    }

    /** Newest first. */
    @Audited("notification.search")
    @GetMapping
    @Permitted("notification.search")
    Mono<ResponseEntity<Page<Notification>>> search(
            Caller caller,
            ServerHttpRequest request,
            PageRequest page,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(defaultValue = "false") boolean open) {
        UUID before = page.after(cursors, UUID::fromString);
        return notifications
                .search(caller, new Filter(customerId, state, open), before, page.limit() + 1)
                .map(found -> Page.of(
                                shown(found), page, cursors, each -> each.id().toString())
                        .answering(request));
    }

    @Audited("notification.read")
    @GetMapping("/{id}")
    @Permitted("notification.read")
    Mono<Notification> get(Caller caller, @PathVariable UUID id) {
        return notifications.get(caller, id).map(Notification::of);
    }

    private static List<Notification> shown(List<Row> found) {
        return found.stream().map(Notification::of).toList();
    }
}
