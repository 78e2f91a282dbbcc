package io.guanhu.privacy.execution;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.privacy.docket.Docket;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.lifecycle.Executing;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Runs a step's effect and advances the request, atomically and once. */
@Component
public class Steps {

    private final RequestStore requests;
    private final Docket docket;
    private final Keyring keyring;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Steps(RequestStore requests, Docket docket, Keyring keyring, TransactionalOperator transaction, Clock clock) {
        this.requests = requests;
        this.docket = docket;
        this.keyring = keyring;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does nothing if another worker was faster. */
    public Mono<Void> from(Executing expected, Function<StoredRequest, Mono<Void>> effect) {
        return step(expected, effect).as(transaction::transactional);
    }

    /** Like {@link #from}, for a step that keeps the customer's last contact with the request. */
    public Mono<Void> fromSealing(Executing expected, Function<StoredRequest, Mono<Void>> effect) {
        return keyring.sealing(
                List.of(expected.filing().requestId()), Set.of(DataCategory.CONTACT), step(expected, effect));
    }

    private Mono<Void> step(Executing expected, Function<StoredRequest, Mono<Void>> effect) {
        UUID id = expected.filing().requestId();
        return requests.lock(id)
                .flatMap(stored -> stored.request() instanceof Executing current && current.step() == expected.step()
                        ? effect.apply(stored)
                                .then(Mono.defer(() -> docket.store(current.stepped(), List.of(), clock.instant())))
                        : Mono.empty());
    }
}
