package io.guanhu.platform.client;

import reactor.core.publisher.Mono;

/**
 * Calls another service's {@code /internal} API with this service's own token, behind a timeout, a
 * circuit breaker and a bulkhead. An outage is {@link ServiceUnavailableException}, never an empty
 * answer.
 */
public final class ServiceClient {

    /** GET; a 404 is an empty Mono, since only the owner may say that something does not exist. */
    public <T> Mono<T> get(Class<T> answer, String path, Object... variables) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** POST; a 404 is an empty Mono. Not retried. */
    public <T> Mono<T> post(Class<T> answer, Object body, String path, Object... variables) {
        throw new UnsupportedOperationException("skeleton");
    }
}
