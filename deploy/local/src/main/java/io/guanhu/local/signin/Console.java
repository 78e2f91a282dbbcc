package io.guanhu.local.signin;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Person;
import io.guanhu.local.client.Suite;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;

/** The web console in a browser: a session cookie, and a CSRF token with every write. */
public final class Console extends Person {

    private static final int MOST_BEGINNINGS = 3;

    private final LoginPages pages;
    private String csrfCookie = "";

    private Console(Http http, Suite suite, String login, Clock clock) {
        super(http, suite.gateway(), login);
        this.pages = new LoginPages(http, clock);
    }

    /** Signs in with a password and a one-time code. */
    public static Console signIn(Http http, Suite suite, String login, Clock clock) {
        var console = new Console(http, suite, login, clock);
        console.signIn("");
        return console;
    }

    @Override
    protected void authorise(HttpRequest.Builder request, boolean writes) {
        if (writes) {
            request.setHeader("X-XSRF-TOKEN", http().cookie(gateway(), csrfCookie));
        }
    }

    @Override
    protected void signInAgain() {
        signIn("");
    }

    @Override
    public void stepUp() {
        signIn("?acr_values=2&max_age=60");
    }

    /** Asks for the code at once, as the console does, and repeats the request. */
    @Override
    protected boolean shouldRetry(Answer answer) {
        if (!answer.code().equals(CHALLENGE)) {
            return super.shouldRetry(answer);
        }
        stepUp();
        return true;
    }

    /** Starts again, as people do, if a restarted gateway has forgotten the sign-in. */
    private void signIn(String question) {
        for (int begun = 1; !arrives(question); begun++) {
            if (begun == MOST_BEGINNINGS) {
                throw new SignInException(name(), "the gateway keeps no session");
            }
        }
    }

    private boolean arrives(String question) {
        Answer away = page(gateway().resolve("/oauth2/authorization/guanhu-console" + question));
        URI start = URI.create(away.header("Location").orElseThrow(() -> away(away)));
        URI back = pages.through(start, gateway() + "/login/oauth2/code/", name());
        Answer home = page(back);
        Answer session = page(gateway().resolve("/session"));
        csrfCookie = session.at("csrfCookie");
        boolean accepted =
                home.header("Location").filter(it -> !it.contains("problem=")).isPresent();
        return accepted && session.at("signedIn").equals("true");
    }

    private SignInException away(Answer answer) {
        return new SignInException(name(), "the gateway answered " + answer);
    }

    private Answer page(URI uri) {
        return http().send(Http.to(uri).GET());
    }
}
