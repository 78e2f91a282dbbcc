package io.guanhu.privacy.finishing;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Destruction;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.privacy.docket.Docket;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.execution.ExecutionSettings;
import io.guanhu.privacy.execution.ExecutionStep;
import io.guanhu.privacy.execution.NotYetException;
import io.guanhu.privacy.model.lifecycle.Decision;
import io.guanhu.privacy.model.lifecycle.Executing;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Once the last notices are delivered or settled, destroys the stored contact with its key, and
 * ends the request. An outage, or a notice that waits for a person, delays this up to a limit,
 * after which nothing may be kept.
 */
@Component
class Finishing implements ExecutionStep {

    private final NoticeStore notices;
    private final RequestStore requests;
    private final Docket docket;
    private final Keyring keyring;
    private final AbandonedNotices abandoned;
    private final ExecutionSettings settings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Finishing(
            NoticeStore notices,
            RequestStore requests,
            Docket docket,
            Keyring keyring,
            AbandonedNotices abandoned,
            ExecutionSettings settings,
            TransactionalOperator transaction,
            Clock clock) {
        this.notices = notices;
        this.requests = requests;
        this.docket = docket;
        this.keyring = keyring;
        this.abandoned = abandoned;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Executing.Step step() {
        return Executing.Step.NOTIFYING;
    }

    /**
     * The key of the last contact is destroyed in every copy before the request counts as finished.
     * This also holds after a crash in between.
     */
    @Override
    public Mono<Void> run(Executing executing) {
        UUID id = executing.filing().requestId();
        return settled(id)
                .then(keyring.destroy(id, Set.of(DataCategory.CONTACT)))
                .flatMap(this::dead)
                .then(requests.lock(id)
                        .delayUntil(held -> settled(id))
                        .delayUntil(held -> abandoned.record(id, held.filing().customerId()))
                        .flatMap(held -> end(held.request().complete(clock.instant()), id))
                        .as(transaction::transactional));
    }

    private Mono<Void> dead(Destruction destruction) {
        return destruction.epoch().isEmpty()
                ? Mono.empty()
                : keyring.epochClosed(destruction.epoch().getAsLong())
                        .filter(closed -> closed)
                        .switchIfEmpty(Mono.error(() -> new NotYetException("the end of the epoch")))
                        .then();
    }

    private Mono<Void> settled(UUID id) {
        return notices.open(id, clock.instant().minus(settings.noticeLimit()))
                .filter(open -> open > 0)
                .flatMap(open -> Mono.error(new NotYetException("notices")));
    }

    private Mono<Void> end(Decision decision, UUID id) {
        Instant now = clock.instant();
        return switch (decision) {
            case Decision.Accepted(var state, var events) ->
                notices.forgetContact(id).then(Mono.defer(() -> docket.store(state, events, now)));
            // Another worker was faster.
            case Decision.Refused _ -> Mono.empty();
        };
    }
}
