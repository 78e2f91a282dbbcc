package io.guanhu.platform.security.token;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** The requirements on a token's content, apart from its signature. */
final class TokenRules {

    /** Keycloak's {@code typ} claim in tokens that are not meant for calling an API. */
    private static final Set<String> OTHER_KINDS = Set.of("ID", "Refresh", "Offline", "Logout");

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(RealmTokens.Accepted accepted, Clock clock) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(accepted.clockSkew());
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
        rules.add(timestamps);
        rules.add(token -> result(accepted.issuer().equals(token.getClaimAsString("iss")), "issuer"));
        rules.add(token ->
                result(token.getAudience() != null && token.getAudience().contains(accepted.audience()), "audience"));
        rules.add(token ->
                result(!OTHER_KINDS.contains(String.valueOf(token.getClaims().get("typ"))), "kind"));
        if (!accepted.demoLogins()) {
            rules.add(token -> result(!isDemo(token), "demo login"));
        }
        return new DelegatingOAuth2TokenValidator<>(rules);
    }

    private static boolean isDemo(Jwt token) {
        Object demo = token.getClaims().get("demo");
        return demo != null && !"false".equals(demo.toString());
    }

    private static OAuth2TokenValidatorResult result(boolean accepted, String rule) {
        return accepted
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "Not accepted: " + rule, null));
    }
}
