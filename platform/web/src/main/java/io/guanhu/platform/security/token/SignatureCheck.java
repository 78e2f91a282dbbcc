package io.guanhu.platform.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;

/**
 * Checks that the realm signed a token. Only asymmetric algorithms are accepted: {@code none} and
 * shared keys are rejected before any key is used (RFC 8725 section 3.1).
 */
final class SignatureCheck implements Converter<JWT, Mono<JWTClaimsSet>> {

    private static final Set<JWSAlgorithm> ALLOWED = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

    private final RealmKeys keys;

    SignatureCheck(RealmKeys keys) {
        this.keys = keys;
    }

    @Override
    public Mono<JWTClaimsSet> convert(JWT token) {
        if (!(token instanceof SignedJWT signed)
                || !ALLOWED.contains(signed.getHeader().getAlgorithm())) {
            return Mono.error(new BadJwtException("The token's algorithm is not accepted"));
        }
        return keys.matching(signed.getHeader())
                .onErrorMap(e -> new JwtException("The realm's keys cannot be fetched", e))
                .map(candidates -> verified(signed, candidates));
    }

    private static JWTClaimsSet verified(SignedJWT token, List<JWK> candidates) {
        try {
            for (JWK key : candidates) {
                if (token.verify(verifierOf(key))) {
                    return token.getJWTClaimsSet();
                }
            }
        } catch (JOSEException | ParseException _) {
            throw new BadJwtException("The token cannot be verified");
        }
        throw new BadJwtException("The token was not signed by the realm");
    }

    private static JWSVerifier verifierOf(JWK key) throws JOSEException {
        return switch (key.getKeyType().getValue()) {
            case "RSA" -> new RSASSAVerifier(key.toRSAKey());
            case "EC" -> new ECDSAVerifier(key.toECKey());
            case "OKP" -> new Ed25519Verifier(key.toOctetKeyPair());
            default -> throw new JOSEException("The key's type is not accepted");
        };
    }
}
