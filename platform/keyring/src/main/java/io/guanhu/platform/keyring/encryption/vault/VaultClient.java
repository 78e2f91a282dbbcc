package io.guanhu.platform.keyring.encryption.vault;

import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends one request and returns one answer within the limit; anything else is an outage. */
final class VaultClient {

    private final VaultPlace place;
    private final WebClient http;

    VaultClient(VaultPlace place, WebClient http) {
        this.place = place;
        this.http = http.mutate().baseUrl(place.address().toString()).build();
    }

    Mono<VaultAnswer> get(String endpoint) {
        return token().flatMap(token -> answer(http.get().uri(place.path(endpoint)), token))
                .transform(this::limited);
    }

    Mono<VaultAnswer> post(String endpoint, Map<String, Object> body) {
        return token().flatMap(
                        token -> answer(http.post().uri(place.path(endpoint)).bodyValue(body), token))
                .transform(this::limited);
    }

    private Mono<VaultAnswer> answer(WebClient.RequestHeadersSpec<?> request, String token) {
        return request.headers(headers -> identify(headers, token)).exchangeToMono(VaultClient::read);
    }

    private Mono<VaultAnswer> limited(Mono<VaultAnswer> answer) {
        return answer.timeout(place.limit())
                .onErrorMap(
                        e -> !(e instanceof KeyEncryptionException) && !(e instanceof RootHolderUnavailableException),
                        e -> new RootHolderUnavailableException("Vault does not answer", e));
    }

    private static Mono<VaultAnswer> read(ClientResponse response) {
        int status = response.statusCode().value();
        return response.bodyToMono(String.class).defaultIfEmpty("").map(body -> VaultAnswer.parse(status, body));
    }

    private void identify(HttpHeaders headers, String token) {
        headers.set("X-Vault-Token", token);
        headers.set("X-Vault-Request", "true");
        if (place.namespace() != null) {
            headers.set("X-Vault-Namespace", place.namespace());
        }
    }

    private Mono<String> token() {
        return Mono.fromCallable(this::readToken).subscribeOn(Schedulers.boundedElastic());
    }

    private String readToken() {
        try {
            String token = Files.readString(place.tokenFile()).strip();
            if (token.isEmpty()) {
                throw new RootHolderUnavailableException("There is no token for Vault in " + place.tokenFile());
            }
            return token;
        } catch (IOException e) {
            throw new RootHolderUnavailableException("The token for Vault cannot be read from " + place.tokenFile(), e);
        }
    }
}
