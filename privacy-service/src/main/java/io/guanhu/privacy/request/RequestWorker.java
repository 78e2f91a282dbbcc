package io.guanhu.privacy.request;

import io.guanhu.platform.runtime.Failure;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.docket.Docket;
import io.guanhu.privacy.docket.DueStore;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.model.Assessment;
import io.guanhu.privacy.model.Confirmed;
import io.guanhu.privacy.model.CoolingOff;
import io.guanhu.privacy.model.Decision;
import io.guanhu.privacy.model.ErasureRequest;
import io.guanhu.privacy.model.State;
import io.guanhu.privacy.model.Verified;
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
 * Moves requests on that wait for nobody: assessment, the end of cooling-off, expiry. What is due
 * stands in the database, so that any replica goes on where another one died.
 */
@Component
class RequestWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RequestWorker.class);

    /** What was taken up has often made something else due. */
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
    private final RequestSettings settings;
    private final Clock clock;

    RequestWorker(
            DueStore due,
            RequestStore requests,
            CustomerDirectory customers,
            Assessing assessing,
            Docket docket,
            Notices notices,
            TransactionalOperator transaction,
            RequestSettings settings,
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

    /** Takes up what is due; answers how long to rest. */
    Mono<Duration> round() {
        return due.claim(clock.instant(), settings.worker().lease(), OWN)
                .concatMap(id -> advance(id).onErrorResume(e -> later(id, e)).thenReturn(id))
                .count()
                .map(taken -> taken > 0 ? AT_ONCE : settings.worker().interval());
    }

    private Mono<Void> advance(UUID id) {
        return requests.find(id).flatMap(held -> switch (held.request()) {
            case Confirmed confirmed -> assess(confirmed);
            case CoolingOff _ -> decide(id, ErasureRequest::coolOffElapsed);
            default -> decide(id, ErasureRequest::expire);
        });
    }

    /** The facts are asked for outside the transaction, the legal holds read inside it. */
    private Mono<Void> assess(Confirmed confirmed) {
        UUID id = confirmed.filing().requestId();
        return customers
                .retentionFacts(confirmed.filing().customerId())
                .flatMap(facts -> requests.lock(id)
                        .flatMap(held -> assessing.assess(held.filing(), facts).flatMap(law -> fix(held, law)))
                        .as(transaction::transactional));
    }

    private Mono<Void> fix(Held held, Assessment assessment) {
        Instant now = clock.instant();
        if (!(held.request().assess(assessment, now) instanceof Decision.Accepted assessed)
                || !(assessed.state().coolOff(now.plus(settings.coolingOff()), now)
                        instanceof Decision.Accepted cooling)) {
            // Cancelled while the facts were asked for.
            return Mono.empty();
        }
        var events = new ArrayList<>(assessed.events());
        events.addAll(cooling.events());
        return requests.assess(held.id(), assessment)
                .then(Mono.defer(() -> docket.store(cooling.state(), events, now)));
    }

    private Mono<Void> later(UUID id, Throwable reason) {
        LOG.warn("Request {} waits: {}", id, Failure.of(reason));
        return due.postpone(id, clock.instant(), settings.worker().retry());
    }

    /** Whoever waits for an answer hears that there will be none. */
    private Mono<Void> tell(Held held, ErasureRequest now) {
        return now.state() == State.EXPIRED
                ? notices.expired(held.filing(), held.locale(), held.request() instanceof Verified)
                : Mono.empty();
    }

    private Mono<Void> decide(UUID id, BiFunction<ErasureRequest, Instant, Decision> command) {
        Instant now = clock.instant();
        return requests.lock(id)
                .flatMap(held -> switch (command.apply(held.request(), now)) {
                    case Decision.Accepted(var state, var events) ->
                        docket.store(state, events, now).then(Mono.defer(() -> tell(held, state)));
                    // Somebody was faster.
                    case Decision.Refused _ -> Mono.<Void>empty();
                })
                .as(transaction::transactional);
    }
}
