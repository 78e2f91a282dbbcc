package io.guanhu.privacy.execution;

import io.guanhu.privacy.docket.Docket;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.model.Executing;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Runs a step's effect and moves the request to the next step: both or neither, and once. */
@Component
class Steps {

    private final RequestStore requests;
    private final Docket docket;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Steps(RequestStore requests, Docket docket, TransactionalOperator transaction, Clock clock) {
        this.requests = requests;
        this.docket = docket;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does nothing if another worker was faster. */
    Mono<Void> from(Executing expected, Function<Held, Mono<Void>> effect) {
        UUID id = expected.filing().requestId();
        return requests.lock(id)
                .flatMap(
                        held ->
                                held.request() instanceof Executing current
                                                && current.step() == expected.step()
                                        ? effect.apply(held)
                                                .then(
                                                        Mono.defer(
                                                                () ->
                                                                        docket.store(
                                                                                current.stepped(),
                                                                                List.of(),
                                                                                clock.instant())))
                                        : Mono.empty())
                .as(transaction::transactional);
    }
}
