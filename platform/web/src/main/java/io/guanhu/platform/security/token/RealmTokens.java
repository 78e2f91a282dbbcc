package io.guanhu.platform.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;

/** Decodes tokens of a realm, and only of that realm. */
public final class RealmTokens {

    private RealmTokens() {}

    /**
     * What is accepted.
     *
     * @param issuer the realm
     * @param jwkSetUri the address of its keys; found through the issuer's metadata if absent
     * @param demoLogins whether tokens of demo users are accepted
     */
    public record Accepted(
            String issuer, @Nullable String jwkSetUri, String audience, boolean demoLogins, Duration clockSkew) {}

    /** Fetches the realm's keys when the first token arrives, and again when a key is unknown. */
    public static ReactiveJwtDecoder decoder(Accepted accepted, WebClient client, Clock clock) {
        Cache<String, Jwt> verified = VerifiedTokens.cache(clock);
        RealmKeys keys = new RealmKeys(
                KeySource.of(client, accepted.issuer(), accepted.jwkSetUri()), verified::invalidateAll, clock);
        NimbusReactiveJwtDecoder decoder = new NimbusReactiveJwtDecoder(new SignatureCheck(keys));
        decoder.setJwtValidator(TokenRules.of(accepted, clock));
        return new VerifiedTokens(decoder, verified);
    }
}
