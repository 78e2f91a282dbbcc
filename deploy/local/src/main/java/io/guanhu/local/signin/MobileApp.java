package io.guanhu.local.signin;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Person;
import io.guanhu.local.client.Suite;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bank's mobile app: Authorization Code with PKCE at the realm, bearer tokens for the gateway.
 */
public final class MobileApp extends Person {

    private static final String CLIENT = "guanhu-mobile";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Suite suite;
    private final LoginPages pages;
    private final SecureRandom random = new SecureRandom();
    private String token = "";

    private MobileApp(Http http, Suite suite, String login, Clock clock) {
        super(http, suite.gateway(), login);
        this.suite = suite;
        this.pages = new LoginPages(http, clock);
    }

    /** Signs in with a password. */
    public static MobileApp signIn(Http http, Suite suite, String login, Clock clock) {
        var app = new MobileApp(http, suite, login, clock);
        app.authorise(Map.of());
        return app;
    }

    @Override
    protected void authorise(HttpRequest.Builder request, boolean writes) {
        request.setHeader("Authorization", "Bearer " + token);
    }

    @Override
    protected void signInAgain() {
        authorise(Map.of());
    }

    @Override
    public void stepUp() {
        authorise(Map.of("acr_values", "2", "max_age", "60"));
    }

    private void authorise(Map<String, String> more) {
        String back = suite.gateway() + "/app/callback";
        String verifier = random();
        Map<String, String> question = new LinkedHashMap<>(more);
        question.put("response_type", "code");
        question.put("client_id", CLIENT);
        question.put("redirect_uri", back);
        question.put("scope", "openid");
        question.put("state", random());
        question.put("code_challenge", challenge(verifier));
        question.put("code_challenge_method", "S256");
        URI start = protocol("/auth?" + Form.encode(question));
        String query = pages.through(start, back, name()).getRawQuery();
        String code = parameter(query, "code");
        Answer answer = http().send(Http.to(protocol("/token"))
                .header("Content-Type", Form.TYPE)
                .POST(Form.body(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        CLIENT,
                        "redirect_uri",
                        back,
                        "code",
                        code,
                        "code_verifier",
                        verifier))));
        if (!answer.ok()) {
            throw new SignInException(name(), "no token, " + answer.at("error"));
        }
        token = answer.at("access_token");
    }

    /** The access token, for another program that acts for the signed-in person. */
    public String token() {
        return token;
    }

    private URI protocol(String path) {
        return URI.create(suite.realm() + "/protocol/openid-connect" + path);
    }

    private String parameter(String query, String wanted) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(wanted + "=")) {
                return pair.substring(wanted.length() + 1);
            }
        }
        throw new SignInException(name(), "the realm gave no " + wanted);
    }

    private String random() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return URL.encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return URL.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
