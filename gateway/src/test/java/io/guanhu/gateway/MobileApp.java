package io.guanhu.gateway;

import static io.guanhu.gateway.WithKeycloak.PASSWORD;
import static io.guanhu.gateway.WithKeycloak.protocol;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Browser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the realm that signs people in by a browser. */
final class MobileApp {

    static final String CALLBACK = "http://localhost:8080/app/callback";
    static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Browser browser;
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    MobileApp(Browser browser) {
        this.browser = browser;
    }

    URI authorization(String more) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return URI.create(protocol()
                + "/auth?client_id=guanhu-mobile&response_type=code&scope=openid&state=s"
                + "&code_challenge_method=S256&code_challenge="
                + BASE64.encodeToString(digest)
                + "&redirect_uri="
                + CALLBACK
                + more);
    }

    String token(String login, String more) throws Exception {
        return tokens(login, more).path("access_token").asString();
    }

    JsonNode tokens(String login, String more) throws Exception {
        URI back = browser.through(authorization(more), CALLBACK, login, PASSWORD);
        String code = back.getQuery().replaceFirst("(?:.*&)?code=([^&]+).*", "$1");
        HttpResponse<String> answer = browser.post(
                URI.create(protocol() + "/token"),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "guanhu-mobile",
                        "redirect_uri", CALLBACK,
                        "code", code,
                        "code_verifier", verifier),
                Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    HttpResponse<String> refreshed(JsonNode tokens) {
        return browser.post(
                URI.create(protocol() + "/token"),
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "guanhu-mobile",
                        "refresh_token", tokens.path("refresh_token").asString()),
                Map.of());
    }

    static JsonNode claims(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return JsonMapper.shared().readTree(claims);
    }
}
