package io.guanhu.platform.security;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted, and which paths need none.
 *
 * @param issuer the realm; required to accept any token
 * @param jwkSetUri where its keys are; found through the issuer's metadata if absent
 * @param demoLogins whether tokens of demo users are accepted; only in the local suite
 * @param publicPaths path patterns that need no token
 */
@ConfigurationProperties("guanhu.security")
public record SecurityProperties(
        @Nullable String issuer,
        @Nullable String jwkSetUri,
        @DefaultValue("guanhu") String audience,
        @DefaultValue("false") boolean demoLogins,
        @DefaultValue List<String> publicPaths,
        @DefaultValue("10s") Duration clockSkew,
        @DefaultValue StepUpLevel stepUp) {

    /**
     * What counts as a fresh second factor.
     *
     * @param acr the lowest level of authentication that counts
     * @param maxAge how long ago the second factor may have been used
     */
    public record StepUpLevel(
            @DefaultValue("2") int acr, @DefaultValue("5m") Duration maxAge) {}
}
