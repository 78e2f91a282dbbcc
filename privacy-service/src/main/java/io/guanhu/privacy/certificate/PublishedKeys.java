package io.guanhu.privacy.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JWK set (RFC 7517) of public keys on Edwards curves (RFC 8037). */
record PublishedKeys(List<PublishedKey> keys) {

    /**
     * A public key.
     *
     * @param kty OKP
     * @param crv the curve: Ed25519
     * @param kid the key's id, which certificates name
     * @param x the public key, base64url
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublishedKey(
            String kty,
            String crv,
            String kid,
            String x,
            @Nullable String use,
            @Nullable String alg) {

        static PublishedKey of(OctetKeyPair key) {
            return new PublishedKey(
                    key.getKeyType().getValue(),
                    key.getCurve().getName(),
                    key.getKeyID(),
                    key.getX().toString(),
                    Optional.ofNullable(key.getKeyUse()).map(KeyUse::identifier).orElse(null),
                    Optional.ofNullable(key.getAlgorithm())
                            .map(Algorithm::getName)
                            .orElse(null));
        }
    }
}
