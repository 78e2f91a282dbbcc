package io.guanhu.platform.security.token;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Fetches the realm's key set; requests nothing before the first token arrives. */
final class KeySource {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private KeySource() {}

    static Mono<String> of(WebClient client, String issuer, @Nullable String jwkSetUri) {
        Mono<String> uri = jwkSetUri == null ? discovered(client, issuer) : Mono.just(jwkSetUri);
        return uri.flatMap(at -> client.get().uri(at).retrieve().bodyToMono(String.class))
                .timeout(PATIENCE);
    }

    /** OpenID Connect Discovery 1.0 section 4. */
    private static Mono<String> discovered(WebClient client, String issuer) {
        return client.get()
                .uri(issuer + "/.well-known/openid-configuration")
                .retrieve()
                .bodyToMono(METADATA)
                .map(metadata -> String.valueOf(metadata.get("jwks_uri")));
    }
}
