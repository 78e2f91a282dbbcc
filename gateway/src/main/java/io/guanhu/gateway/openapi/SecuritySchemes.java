package io.guanhu.gateway.openapi;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How callers authenticate: with an access token, or by signing in to get one. */
final class SecuritySchemes {

    private static final String BEARER = "bearer";
    private static final String SIGN_IN = "signIn";

    /** Any one of them is enough. */
    static final List<String> NAMES = List.of(BEARER, SIGN_IN);

    private SecuritySchemes() {}

    /**
     * @param issuer the realm's address
     */
    static void addTo(ObjectNode components, String issuer) {
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "An access token issued by the realm to a person or a program");
        String front = issuer + "/protocol/openid-connect";
        ObjectNode signIn = schemes.putObject(SIGN_IN);
        signIn.put("type", "oauth2")
                .put("description", "Authorization code with PKCE (RFC 7636), for apps in which people sign in");
        signIn.putObject("flows")
                .putObject("authorizationCode")
                .put("authorizationUrl", front + "/auth")
                .put("tokenUrl", front + "/token")
                .put("refreshUrl", front + "/token")
                .putObject("scopes")
                .put("openid", "The identity of the person who signs in");
    }
}
