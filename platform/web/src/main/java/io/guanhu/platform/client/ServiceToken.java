package io.guanhu.platform.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * This service's token from client credentials: fetched once for all concurrent callers, and again
 * shortly before it expires.
 */
final class ServiceToken {

    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Mono<Granted> fetch;
    private final AtomicReference<Mono<Granted>> current;

    private record Granted(
            @JsonProperty("access_token") @Nullable String token,
            @JsonProperty("expires_in") long expiresIn) {

        Duration lifetime() {
            Duration lifetime = Duration.ofSeconds(expiresIn).minus(BEFORE_EXPIRY);
            return lifetime.isNegative() ? Duration.ZERO : lifetime;
        }
    }

    ServiceToken(WebClient client, String tokenUri, String clientId, String clientSecret) {
        this.fetch = client.post()
                .uri(tokenUri)
                .body(BodyInserters.fromFormData("grant_type", "client_credentials")
                        .with("client_id", clientId)
                        .with("client_secret", clientSecret))
                .retrieve()
                .bodyToMono(Granted.class)
                .timeout(PATIENCE);
        this.current = new AtomicReference<>(shared());
    }

    /** The token; an error if the issuer does not give one. */
    Mono<String> get() {
        return Mono.defer(current::get).mapNotNull(Granted::token);
    }

    /** Discards the token, since it was refused; the next call fetches another. */
    void forget() {
        current.set(shared());
    }

    private Mono<Granted> shared() {
        return fetch.cache(Granted::lifetime, _ -> Duration.ZERO, () -> Duration.ZERO);
    }
}
