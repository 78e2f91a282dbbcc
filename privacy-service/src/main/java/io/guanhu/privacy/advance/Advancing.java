package io.guanhu.privacy.advance;

import io.guanhu.platform.runtime.Failure;
import io.guanhu.privacy.assessment.Assessing;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.docket.Docket;
import io.guanhu.privacy.docket.DueStore;
import io.guanhu.privacy.docket.Notices;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.lifecycle.Confirmed;
import io.guanhu.privacy.model.lifecycle.CoolingOff;
import io.guanhu.privacy.model.lifecycle.Decision;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Verified;
import io.guanhu.privacy.model.request.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Advances requests that need no person: assessment, the end of cooling-off, expiry. What is due is
 * stored in the database, so that any replica can continue where another stopped.
 */
@Component
class Advancing {

    private static final Logger LOG = LoggerFactory.getLogger(Advancing.class);

    /** A step often makes the next one due. */
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private static final State[] OWN = {
        State.SUBMITTED, State.VERIFYING, State.VERIFIED, State.CONFIRMED, State.COOLING_OFF
    };

    private final DueStore due;
    private final RequestStore requests;
    private final CustomerDirectory customers;
    private final Assessing assessing;
    private final Docket docket;
    private final Notices notices;
    private final TransactionalOperator transaction;
    private final AdvanceSettings settings;
    private final Clock clock;

    Advancing(
            DueStore due,
            RequestStore requests,
            CustomerDirectory customers,
            Assessing assessing,
            Docket docket,
            Notices notices,
            TransactionalOperator transaction,
            AdvanceSettings settings,
            Clock clock) {
        this.due = due;
        this.requests = requests;
        this.customers = customers;
        this.assessing = assessing;
        this.docket = docket;
        this.notices = notices;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Processes what is due, and returns how long to pause. */
    Mono<Duration> round() {
        return due.claim(clock.instant(), settings.worker().lease(), OWN)
                .concatMap(id -> advance(id).onErrorResume(e -> later(id, e)).thenReturn(id))
                .count()
                .map(taken -> taken > 0 ? AT_ONCE : settings.worker().interval());
    }

    private Mono<Void> advance(UUID id) {
        return requests.find(id).flatMap(stored -> switch (stored.request()) {
            case Confirmed confirmed -> assess(confirmed);
            case CoolingOff _ -> decide(id, ErasureRequest::coolOffElapsed);
            default -> decide(id, ErasureRequest::expire);
        });
    }

    /** The facts are fetched outside the transaction, the legal holds read inside it. */
    private Mono<Void> assess(Confirmed confirmed) {
        UUID id = confirmed.filing().requestId();
        return customers
                .retentionFacts(confirmed.filing().customerId())
                .flatMap(facts -> requests.lock(id)
                        .flatMap(stored ->
                                assessing.assess(stored.filing(), facts).flatMap(law -> fix(stored, law)))
                        .as(transaction::transactional));
    }

    private Mono<Void> fix(StoredRequest stored, Assessment assessment) {
        Instant now = clock.instant();
        if (!(stored.request().assess(assessment, now) instanceof Decision.Accepted assessed)
                || !(assessed.state().coolOff(now.plus(settings.coolingOff()), now)
                        instanceof Decision.Accepted cooling)) {
            // Cancelled while the facts were being fetched.
            return Mono.empty();
        }
        var events = new ArrayList<>(assessed.events());
        events.addAll(cooling.events());
        return requests.assess(stored.id(), assessment)
                .then(Mono.defer(() -> docket.store(cooling.state(), events, now)));
    }

    private Mono<Void> later(UUID id, Throwable reason) {
        LOG.warn("Request {} waits: {}", id, Failure.of(reason));
        return due.postpone(id, clock.instant(), settings.worker().retry());
    }

    /** Tells those who wait for an answer that there will be none. */
    private Mono<Void> notifyWaiting(StoredRequest stored, ErasureRequest now) {
        return now.state() == State.EXPIRED
                ? notices.expired(stored.filing(), stored.locale(), stored.request() instanceof Verified)
                : Mono.empty();
    }

    private Mono<Void> decide(UUID id, BiFunction<ErasureRequest, Instant, Decision> command) {
        Instant now = clock.instant();
        return requests.lock(id)
                .flatMap(stored -> switch (command.apply(stored.request(), now)) {
                    case Decision.Accepted(var state, var events) ->
                        docket.store(state, events, now).then(Mono.defer(() -> notifyWaiting(stored, state)));
                    // Another worker or person was faster.
                    case Decision.Refused _ -> Mono.<Void>empty();
                })
                .as(transaction::transactional);
    }
}
