package io.guanhu.platform.inbox;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.inbox.Inbox.ReplayFailedException;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows refused messages to operators, and what can be done about them. */
@RestController
@RequestMapping("/api/operations/${spring.application.name}/refused-messages")
class RefusedMessages {

    private final RefusedStore store;
    private final Inbox inbox;
    private final Acts acts;
    private final Cursors cursors;
    private final Clock clock;

    RefusedMessages(RefusedStore store, Inbox inbox, Acts acts, Cursors cursors, Clock clock) {
        this.store = store;
        this.inbox = inbox;
        this.acts = acts;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** One refused message; everything except the reason is the message's own claim. */
    record RefusedMessage(
            long id,
            String topic,
            @Nullable String key,
            @Nullable String type,
            @Nullable String source,
            UUID eventId,
            String reason,
            Instant refusedAt) {

        static RefusedMessage of(RefusedStore.Refused row) {
            return new RefusedMessage(
                    row.id(),
                    row.topic(),
                    row.key(),
                    row.type(),
                    row.source(),
                    row.eventId(),
                    row.reason(),
                    row.refusedAt());
        }
    }

    /** How many messages were handled or dismissed. */
    record Settled(long settled) {}

    @Audited(value = "refused-message.list", resource = "all")
    @GetMapping
    @Permitted("refused-message.list")
    Mono<Page<RefusedMessage>> list(PageRequest request) {
        Long after = request.after(cursors, Long::valueOf);
        return store.waiting(after == null ? 0 : after, request.limit() + 1)
                .map(RefusedMessage::of)
                .collectList()
                .map(found -> Page.of(found, request, cursors, each -> Long.toString(each.id())));
    }

    /** Handles a message if it can be verified by now, because its key may have arrived late. */
    @Audited("refused-message.replay")
    @PostMapping("/{id}/replay")
    @Permitted("refused-message.replay")
    Mono<Settled> replay(@PathVariable long id, Caller caller) {
        Mono<Void> replayed = Mono.defer(() -> inbox.replayRefused(id))
                .switchIfEmpty(Mono.error(RefusedMessages::unknown))
                .then();
        return store.waiting(id - 1, 1)
                .filter(found -> found.id() == id)
                .next()
                .switchIfEmpty(Mono.error(RefusedMessages::unknown))
                .flatMap(_ -> acts.recordFirst(entry(caller, "refused-message.replay", id), replayed))
                .thenReturn(new Settled(1))
                .onErrorMap(ReplayFailedException.class, RefusedMessages::refused);
    }

    /** Ends the alarm about a message that remains without effect. */
    @Audited("refused-message.dismiss")
    @PostMapping("/{id}/dismissal")
    @Permitted("refused-message.dismiss")
    Mono<Settled> dismiss(@PathVariable long id, Caller caller) {
        Mono<Settled> dismissed = Mono.defer(() -> store.settle(id, clock.instant()))
                .filter(settled -> settled)
                .switchIfEmpty(Mono.error(RefusedMessages::unknown))
                .thenReturn(new Settled(1));
        return acts.carryOut(entry(caller, "refused-message.dismiss", id), dismissed);
    }

    private static AuditEntry entry(Caller caller, String action, long id) {
        return AuditEntry.on(caller, action, "refused-message", id, null);
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("refused-message-not-found");
    }

    private static ProblemException refused(ReplayFailedException failed) {
        return ProblemException.conflict("message-not-believed", failed.id());
    }
}
