package io.guanhu.platform.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;

class RealmKeysTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("s").build();

    private final ECKey first = key("first");
    private final ECKey second = key("second");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicReference<JWKSet> published = new AtomicReference<>(new JWKSet(first.toPublicJWK()));

    private final RealmKeys keys = new RealmKeys(
            Mono.fromSupplier(() -> {
                fetches.incrementAndGet();
                return published.get().toString();
            }),
            changes::incrementAndGet,
            ticking());
    private final SignatureCheck check = new SignatureCheck(keys);

    @Test
    void fetchesOnceForManyTokens() throws JOSEException {
        assertThat(fetches).hasValue(0);
        for (int i = 0; i < 3; i++) {
            assertThat(verified(signed(first)).getSubject()).isEqualTo("s");
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void learnsANewKeyButIsNoHammer() throws JOSEException {
        verified(signed(first));
        JWT unknown = signed(second);
        for (int i = 0; i < 5; i++) {
            refuses(unknown);
        }
        assertThat(fetches).hasValue(1);

        published.set(new JWKSet(List.<JWK>of(first.toPublicJWK(), second.toPublicJWK())));
        pass(Duration.ofSeconds(11));
        verified(unknown);
        verified(signed(first));
        assertThat(fetches).hasValue(2);
        assertThat(changes).hasValue(1);
    }

    @Test
    void dropsAWithdrawnKeyWithinFiveMinutes() throws JOSEException {
        verified(signed(first));
        published.set(new JWKSet(second.toPublicJWK()));
        pass(Duration.ofMinutes(6));
        refuses(signed(first));
        assertThat(changes).hasValue(1);
    }

    @Test
    void acceptsEd25519AndRefusesNoneAndSharedKeys() throws JOSEException {
        OctetKeyPair ed = new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate();
        published.set(new JWKSet(ed.toPublicJWK()));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("ed").build(), CLAIMS);
        token.sign(new Ed25519Signer(ed));
        assertThat(verified(token).getSubject()).isEqualTo("s");

        refuses(new PlainJWT(CLAIMS));
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("ed").build(), CLAIMS);
        shared.sign(new MACSigner(new byte[32]));
        refuses(shared);
    }

    @Test
    void tellsAnOutageFromARefusal() throws JOSEException {
        RealmKeys unreachable = new RealmKeys(Mono.error(new IllegalStateException("down")), () -> {}, clock);
        JWT token = signed(first);
        assertThatThrownBy(() -> new SignatureCheck(unreachable).convert(token).block(PATIENCE))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    private JWTClaimsSet verified(JWT token) {
        return Objects.requireNonNull(check.convert(token).block(PATIENCE));
    }

    private void refuses(JWT token) {
        assertThatThrownBy(() -> check.convert(token).block(PATIENCE)).isInstanceOf(BadJwtException.class);
    }

    private void pass(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    private Clock ticking() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static SignedJWT signed(ECKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), CLAIMS);
        token.sign(new ECDSASigner(key));
        return token;
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
