package io.guanhu.notification.sending;

import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.delivery.RetryPolicy;
import io.guanhu.notification.model.delivery.StartedSending;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.Journal;
import io.guanhu.notification.parts.Journals;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends messages that are due.
 *
 * <p>A notification is claimed (SENDING, committed) before it is passed to a provider, and its
 * result is committed afterwards, so that two processes never both send it. If the process dies in
 * between, nobody can know whether the provider accepted the last part: the message id comes only
 * with the provider's answer, so there is nothing to ask about. In that case it is sent again,
 * because a duplicate notice is better than losing one that the law requires. An email carries the
 * notification's id as its Message-ID, by which mailboxes recognise the repetition. Each part of a
 * long SMS is stored as soon as it is accepted, so only one part can be duplicated. It keeps its
 * reference and number, by which phones recognise it.
 */
@Service
class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** Everything claimed is started at once, because a claim must not expire while it waits. */
    private static final int AT_ONCE = 8;

    private static final Duration REST = Duration.ofMillis(500);

    /** Longer than preparing and sending can take together. */
    private static final Duration CLAIM = Duration.ofSeconds(40);

    private static final Duration LONGEST_PREPARATION = Duration.ofSeconds(8);
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(30);

    /** Leaves enough time for the answer to be received and stored before the send must end. */
    private static final Duration LAST_PART_BEGUN = Duration.ofSeconds(20);

    /** A database that fails for a moment must not cause a message to be sent twice. */
    private static final Retry UNTIL_IT_IS_STORED =
            Retry.backoff(8, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2));

    private final SendingStore store;
    private final Preparing preparing;
    private final Journals journals;
    private final Providers providers;
    private final Results results;
    private final RetryPolicy policy;
    private final MeterRegistry meters;
    private final Clock clock;

    Sending(
            SendingStore store,
            Preparing preparing,
            Journals journals,
            Providers providers,
            Results results,
            SendingProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.preparing = preparing;
        this.journals = journals;
        this.providers = providers;
        this.results = results;
        this.policy = properties.retry();
        this.meters = meters;
        this.clock = clock;
    }

    /** One round of the worker; returns how long to pause. */
    Mono<Duration> round(Lane lane) {
        Instant now = clock.instant();
        return store.claim(lane, AT_ONCE, now, now.plus(CLAIM))
                .collectList()
                .flatMap(claims -> attemptAll(claims).thenReturn(claims.size() < AT_ONCE ? REST : Duration.ZERO));
    }

    private Mono<Void> attemptAll(List<Claim> claims) {
        return Flux.fromIterable(claims).flatMap(this::attempt, AT_ONCE).then();
    }

    private Mono<Void> attempt(Claim claim) {
        if (claim.interrupted()) {
            meters.counter("guanhu.notification.interrupted").increment();
            LOG.warn("An attempt at notification {} was interrupted; it is sent again", claim.id());
        }
        return prepare(claim)
                .flatMap(prepared -> attempt(claim, prepared).flatMap(result -> result.retryWhen(UNTIL_IT_IS_STORED)))
                .onErrorResume(failure -> {
                    // The claim will expire, and another attempt follows.
                    LOG.warn(
                            "The result of notification {} could not be stored: {}",
                            claim.id(),
                            failure.getClass().getSimpleName());
                    return Mono.empty();
                });
    }

    private Mono<Prepared> prepare(Claim claim) {
        return preparing
                .prepare(claim)
                .timeout(LONGEST_PREPARATION, Mono.fromSupplier(() -> Prepared.notNow("preparation-timeout")))
                .onErrorResume(failure -> {
                    LOG.warn(
                            "Notification {} could not be prepared: {}",
                            claim.id(),
                            failure.getClass().getSimpleName());
                    return Mono.just(new Prepared.NotReady(new Outcome.Failed("preparation-failed")));
                });
    }

    /** Makes the attempt. Returns the action that stores its result, which can be repeated. */
    private Mono<Mono<Void>> attempt(Claim claim, Prepared prepared) {
        if (claim.standing().expiredAt(clock.instant())) {
            RetryPolicy.Next next = counted(claim, policy.expired(claim.standing()));
            return Mono.just(Mono.defer(() -> results.store(claim, next)));
        }
        return switch (prepared) {
            case Prepared.Ready(Message message, int version) ->
                journals.open(claim.customerId(), message, clock.instant().plus(LAST_PART_BEGUN))
                        .flatMap(journal -> handOver(message, journal)
                                .map(outcome -> next(claim, outcome))
                                .map(next -> new Attempt(claim, message, version, journal, next)))
                        .map(made -> Mono.defer(() -> results.store(made)));
            case Prepared.NotReady(Outcome outcome) -> {
                RetryPolicy.Next next = next(claim, outcome);
                yield Mono.just(Mono.defer(() -> results.store(claim, next)));
            }
        };
    }

    /** Unless all its parts were accepted before, and only the result was not stored. */
    private Mono<Outcome> handOver(Message message, Journal journal) {
        return Mono.justOrEmpty(journal.begun().flatMap(StartedSending::outcome))
                .switchIfEmpty(Mono.defer(() -> providers.send(message, journal))
                        .timeout(LONGEST_SENDING, Mono.just(new Outcome.Unavailable("provider-timeout"))));
    }

    private RetryPolicy.Next next(Claim claim, Outcome outcome) {
        return counted(claim, policy.after(outcome, claim.standing(), clock.instant()));
    }

    private RetryPolicy.Next counted(Claim claim, RetryPolicy.Next next) {
        meters.counter(
                        "guanhu.notification.attempts",
                        "channel",
                        claim.channel().name(),
                        "result",
                        next.getClass().getSimpleName())
                .increment();
        return next;
    }
}
