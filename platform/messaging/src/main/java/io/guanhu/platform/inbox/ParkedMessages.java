package io.guanhu.platform.inbox;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.inbox.Inbox.ReplayFailedException;
import io.guanhu.platform.inbox.ParkedStore.Parked;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows parked messages to operators, without their data, and lets them replay these. */
@RestController
@RequestMapping("/api/operations/${spring.application.name}/parked-messages")
class ParkedMessages {

    private final ParkedStore store;
    private final Inbox inbox;
    private final Acts acts;
    private final Cursors cursors;

    ParkedMessages(ParkedStore store, Inbox inbox, Acts acts, Cursors cursors) {
        this.store = store;
        this.inbox = inbox;
        this.acts = acts;
        this.cursors = cursors;
    }

    /** One parked message. */
    record ParkedMessage(
            long id,
            String topic,
            @Nullable String key,
            @Nullable String type,
            UUID eventId,
            String error,
            @Nullable String errorCode,
            int attempts,
            Instant since) {}

    /** How many messages of the key were handled. */
    record Replay(long replayed) {}

    @Audited("parked-message.list")
    @GetMapping
    @Permitted("parked-message.list")
    Mono<Page<ParkedMessage>> list(PageRequest request) {
        Long after = request.after(cursors, Long::valueOf);
        return store.waiting(after == null ? 0 : after, request.limit() + 1)
                .collectList()
                .map(found -> Page.of(found, request, cursors, each -> Long.toString(each.id())))
                .map(page -> page.map(ParkedMessages::view));
    }

    /** Handles the waiting messages of this one's key again, in order, until one fails. */
    @Audited("parked-message.replay")
    @PostMapping("/{id}/replay")
    @Permitted("parked-message.replay")
    Mono<Replay> replay(@PathVariable long id, Caller caller) {
        AuditEntry entry = AuditEntry.on(caller, "parked-message.replay", "parked-message", id, null);
        return store.find(id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("parked-message-not-found")))
                .flatMap(message -> acts.recordFirst(entry, replayAll(message)))
                .onErrorResume(ReplayFailedException.class, this::toProblem);
    }

    private Mono<Replay> replayAll(Parked message) {
        return Mono.defer(() -> inbox.replayFirst(message))
                .repeatWhen(again -> again.takeWhile(found -> found > 0))
                .count()
                .map(Replay::new);
    }

    private Mono<Replay> toProblem(ReplayFailedException failed) {
        Throwable cause = failed.getCause();
        return store.failedAgain(failed.id(), Failure.of(cause == null ? failed : cause))
                .then(Mono.error(() -> ProblemException.conflict("replay-failed", failed.id())));
    }

    private static ParkedMessage view(Parked parked) {
        return new ParkedMessage(
                parked.id(),
                parked.topic(),
                parked.key(),
                parked.type(),
                parked.eventId(),
                parked.errorClass(),
                parked.errorCode(),
                parked.attempts(),
                parked.parkedAt());
    }
}
