package io.guanhu.local.signin;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Caller;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Suite;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Another system of the bank, authenticated with client credentials. */
public final class Machine extends Caller {

    private final URI tokens;
    private final String secret;
    private String token = "";

    private Machine(Http http, URI gateway, URI tokens, String client, String secret) {
        super(http, gateway, client);
        this.tokens = tokens;
        this.secret = secret;
    }

    /** The core banking system. */
    public static Machine coreBanking(Http http, Suite suite) {
        URI tokens = URI.create(suite.realm() + "/protocol/openid-connect/token");
        var machine = new Machine(http, suite.gateway(), tokens, "core-banking", suite.coreBankingSecret());
        machine.signInAgain();
        return machine;
    }

    /** Sends lines of JSON, and returns the results as lines of JSON. */
    public Answer postLines(String path, String lines) {
        Answer answer = http().send(lines(path, lines));
        if (answer.status() == 401) {
            signInAgain();
            return http().send(lines(path, lines));
        }
        return answer;
    }

    private HttpRequest.Builder lines(String path, String lines) {
        return Http.to(gateway().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(lines));
    }

    @Override
    protected void authorise(HttpRequest.Builder request, boolean writes) {
        request.setHeader("Authorization", "Bearer " + token);
    }

    @Override
    protected void signInAgain() {
        Answer answer = http().send(Http.to(tokens)
                .header("Content-Type", Form.TYPE)
                .POST(Form.body(
                        Map.of("grant_type", "client_credentials", "client_id", name(), "client_secret", secret))));
        if (!answer.ok()) {
            throw new SignInException(name(), "no token, " + answer.at("error"));
        }
        token = answer.at("access_token");
    }
}
