package io.guanhu.platform.idempotency;

import io.guanhu.platform.database.transaction.CommitCondition;
import io.guanhu.platform.idempotency.IdempotencyStore.Conflict;
import io.guanhu.platform.idempotency.KeyedRequests.Outcome;
import io.guanhu.platform.idempotency.exchange.BufferedResponse;
import io.guanhu.platform.idempotency.exchange.RepeatableRequest;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemWriter;
import io.guanhu.platform.runtime.Failure;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Claims a key, processes its request while holding no connection, and stores the answer. The first
 * transaction of the work that commits marks the claim, and cannot commit without it. The request
 * therefore takes effect at most once, whatever runs concurrently.
 *
 * <p>An answer is stored if the request succeeded or took effect. A request that was refused
 * without effect may be tried again.
 */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    private static final List<String> STORED_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.LINK);

    private final IdempotencyStore store;
    private final ProblemWriter problemWriter;
    private final Duration limit;
    private final Duration lease;
    private final Counter lost;

    /**
     * @param limit how long the work may take
     * @param lost counts effects whose answer could not be stored
     */
    Attempts(IdempotencyStore store, ProblemWriter problemWriter, Duration limit, Counter lost) {
        this.store = store;
        this.problemWriter = problemWriter;
        this.limit = limit;
        this.lease = limit.plus(limit.dividedBy(2));
        this.lost = lost;
    }

    /** The answer to a request, either new or stored. */
    Mono<Outcome> answer(Claim claim, ServerWebExchange exchange, WebFilterChain chain, byte[] body) {
        return store.claim(claim, lease)
                .flatMap(ours -> ours ? new Attempt(claim, exchange, body).work(chain) : standing(claim));
    }

    private Mono<Outcome> standing(Claim claim) {
        return store.find(claim).defaultIfEmpty(new Conflict.InFlight()).map(standing -> switch (standing) {
            case Conflict.Answered(var answer) -> new Outcome(answer, true);
            case Conflict.InFlight _ -> throw inFlight();
            case Conflict.Lost _ -> throw ProblemException.conflict("answer-lost");
            case Conflict.Reused _ ->
                throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        });
    }

    private static ProblemException inFlight() {
        return ProblemException.conflict("idempotency-in-flight");
    }

    private final class Attempt implements CommitCondition {

        private final Claim claim;
        private final ServerWebExchange exchange;
        private final byte[] body;

        Attempt(Claim claim, ServerWebExchange exchange, byte[] body) {
            this.claim = claim;
            this.exchange = exchange;
            this.body = body;
        }

        @Override
        public Mono<Void> meet() {
            return store.markEffect(claim).flatMap(ours -> ours ? Mono.empty() : Mono.error(inFlight()));
        }

        Mono<Outcome> work(WebFilterChain chain) {
            BufferedResponse response = new BufferedResponse(exchange.getResponse());
            return chain.filter(with(response))
                    .contextWrite(this::into)
                    .timeout(limit)
                    .then(Mono.fromSupplier(() -> answered(response)))
                    .flatMap(this::settle)
                    .onErrorResume(this::fail);
        }

        private ServerWebExchange with(BufferedResponse response) {
            return exchange.mutate()
                    .request(new RepeatableRequest(exchange, body))
                    .response(response)
                    .build();
        }

        private Mono<Outcome> settle(StoredAnswer answer) {
            Outcome outcome = new Outcome(answer, false);
            if (answer.status() < FIRST_REFUSAL) {
                return keep(outcome);
            }
            return store.release(claim).flatMap(released -> released ? Mono.just(outcome) : keep(outcome));
        }

        /**
         * A failure after an effect is returned but not stored, because a retry could not repair
         * it.
         */
        private Mono<Outcome> keep(Outcome outcome) {
            Mono<Boolean> kept = outcome.answer().status() < FIRST_FAILURE
                    ? store.answer(claim, outcome.answer())
                    : store.abandon(claim).doOnNext(_ -> lost.increment());
            return kept.retryWhen(Retry.backoff(3, Duration.ofMillis(200)))
                    .doOnError(this::unkept)
                    .onErrorReturn(false)
                    .thenReturn(outcome);
        }

        private void unkept(Throwable failure) {
            lost.increment();
            LOG.error("An answer could not be stored: {}", Failure.of(failure));
        }

        private Mono<Outcome> fail(Throwable failure) {
            return store.release(claim)
                    .onErrorMap(_ -> failure)
                    .flatMap(released -> released ? Mono.error(failure) : answerFailure(failure));
        }

        private Mono<Outcome> answerFailure(Throwable failure) {
            BufferedResponse response = new BufferedResponse(exchange.getResponse());
            return problemWriter
                    .write(with(response), failure)
                    .then(Mono.defer(() -> keep(new Outcome(answered(response), false))));
        }

        private StoredAnswer answered(BufferedResponse response) {
            HttpHeaders stored = new HttpHeaders();
            for (String name : STORED_HEADERS) {
                String value = response.getHeaders().getFirst(name);
                if (value != null) {
                    stored.set(name, value);
                }
            }
            String named = response.getHeaders().getFirst(IdempotencyKeys.CUSTOMER_HEADER);
            response.getHeaders().remove(IdempotencyKeys.CUSTOMER_HEADER);
            @Nullable String location = stored.getFirst(HttpHeaders.LOCATION);
            return new StoredAnswer(
                    response.status(),
                    stored,
                    response.body(),
                    ConcernedCustomer.of(named, claim.target(), location, claim.customerId()));
        }
    }
}
