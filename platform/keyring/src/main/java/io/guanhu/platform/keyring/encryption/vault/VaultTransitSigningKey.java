package io.guanhu.platform.keyring.encryption.vault;

import io.guanhu.platform.keyholder.SigningKeyHolder;
import io.guanhu.platform.keyholder.SigningRefusedException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * One version of an {@code ed25519} key in Vault's Transit engine. Vault's operator creates the
 * key, not the service, so that a lost key cannot silently be replaced by a different one.
 */
public final class VaultTransitSigningKey implements SigningKeyHolder {

    private static final int LENGTH = 64;
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 404);

    private final VaultClient vault;
    private final String key;
    private final int version;

    /**
     * Does not contact Vault yet.
     *
     * @param http a client with TLS settings and without redirects, so that only Vault gets the
     *     token
     * @param name the key's name, after the place's prefix
     * @param version the key's version; for verifiers, a newer version is a different key
     */
    public VaultTransitSigningKey(VaultPlace place, WebClient http, String name, int version) {
        this.vault = new VaultClient(place, http);
        this.key = place.keyOf(name);
        this.version = version;
    }

    @Override
    public Mono<byte[]> sign(byte[] message) {
        Map<String, Object> request =
                Map.of("input", Base64.getEncoder().encodeToString(message), "key_version", version);
        return vault.post("sign/" + key, request).flatMap(this::signature);
    }

    private Mono<byte[]> signature(VaultAnswer answer) {
        String prefix = "vault:v%d:".formatted(version);
        String text = answer.text("signature").orElse("");
        boolean signed = answer.granted() && text.startsWith(prefix);
        return Mono.justOrEmpty(signed ? decode(text.substring(prefix.length())) : Optional.empty())
                .switchIfEmpty(Mono.error(() -> failure(answer)));
    }

    /** Problems with the key or with permissions do not go away by waiting. */
    private RuntimeException failure(VaultAnswer answer) {
        RuntimeException unavailable = answer.unavailable("sign by the key " + key);
        boolean otherKind = answer.granted() && answer.text("signature").isPresent();
        boolean refused = otherKind || REFUSALS.contains(answer.status());
        return refused ? new SigningRefusedException(String.valueOf(unavailable.getMessage())) : unavailable;
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(bytes -> bytes.length == LENGTH);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
