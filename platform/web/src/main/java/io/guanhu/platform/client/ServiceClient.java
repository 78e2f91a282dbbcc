package io.guanhu.platform.client;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.guanhu.platform.runtime.NoTransaction;
import io.guanhu.platform.trace.Trace;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Calls another service's {@code /internal} API with this service's own token, a timeout, a circuit
 * breaker and a bulkhead. An outage is signalled as {@link ServiceUnavailableException}, never as
 * an empty answer.
 */
public final class ServiceClient {

    private static final Retry TWICE = Retry.backoff(2, Duration.ofMillis(100))
            .filter(e -> e instanceof ServiceUnavailableException)
            .onRetryExhaustedThrow((_, signal) -> signal.failure());

    private final String service;
    private final WebClient http;
    private final @Nullable ServiceToken token;
    private final Duration timeout;
    private final CircuitBreaker circuitBreaker;
    private final Bulkhead bulkhead;

    ServiceClient(
            String service,
            WebClient http,
            @Nullable ServiceToken token,
            Duration timeout,
            CircuitBreaker circuitBreaker,
            Bulkhead bulkhead) {
        this.service = service;
        this.http = http;
        this.token = token;
        this.timeout = timeout;
        this.circuitBreaker = circuitBreaker;
        this.bulkhead = bulkhead;
    }

    /**
     * GET. A 404 becomes an empty Mono, since only the owner may say that something does not exist.
     */
    public <T> Mono<T> get(Class<T> answer, String path, Object... variables) {
        return call(http.get().uri(path, variables), answer).retryWhen(TWICE);
    }

    /** POST. A 404 becomes an empty Mono. Not retried. */
    public <T> Mono<T> post(Class<T> answer, Object body, String path, Object... variables) {
        return call(http.post().uri(path, variables).bodyValue(body), answer);
    }

    /** Never within a transaction, which would hold its connection and locks during the call. */
    private <T> Mono<T> call(WebClient.RequestHeadersSpec<?> request, Class<T> answer) {
        return NoTransaction.required("A call of " + service).then(callOutside(request, answer));
    }

    private <T> Mono<T> callOutside(WebClient.RequestHeadersSpec<?> request, Class<T> answer) {
        return Mono.deferContextual(context -> send(request, Trace.in(context), answer))
                .timeout(timeout)
                .onErrorMap(e -> !(e instanceof ServiceRefusedException), this::unavailable)
                .transformDeferred(CircuitBreakerOperator.of(circuitBreaker))
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .onErrorMap(e -> !(e instanceof ServiceRefusedException), this::unavailable);
    }

    private <T> Mono<T> send(WebClient.RequestHeadersSpec<?> request, Optional<Trace> trace, Class<T> answer) {
        Mono<String> bearer = token == null ? Mono.just("") : token.get();
        return bearer.flatMap(value -> request.headers(headers -> prepare(headers, trace, value))
                .exchangeToMono(response -> read(response, answer)));
    }

    private static void prepare(HttpHeaders headers, Optional<Trace> trace, String bearer) {
        trace.ifPresent(current -> headers.set(Trace.HEADER, current.parent()));
        if (!bearer.isEmpty()) {
            headers.setBearerAuth(bearer);
        }
    }

    private <T> Mono<T> read(ClientResponse response, Class<T> answer) {
        int status = response.statusCode().value();
        if (response.statusCode().is2xxSuccessful()) {
            return response.bodyToMono(answer);
        }
        boolean tokenRefused = false;
        if (status == HttpStatus.UNAUTHORIZED.value() && token != null) {
            token.forget();
            tokenRefused = true;
        }
        // The body may quote what we sent, so none of it goes into messages.
        Mono<Void> released = response.releaseBody();
        if (status == HttpStatus.NOT_FOUND.value()) {
            return released.then(Mono.empty());
        }
        // A token may end early when the realm changes its keys, which is not the call's fault.
        boolean passing = tokenRefused || status == HttpStatus.TOO_MANY_REQUESTS.value();
        return response.statusCode().is4xxClientError() && !passing
                ? released.then(Mono.error(() -> new ServiceRefusedException(service, status)))
                : released.then(Mono.error(() -> new ServiceUnavailableException(service, null)));
    }

    private ServiceUnavailableException unavailable(Throwable cause) {
        return cause instanceof ServiceUnavailableException known
                ? known
                : new ServiceUnavailableException(service, cause);
    }
}
