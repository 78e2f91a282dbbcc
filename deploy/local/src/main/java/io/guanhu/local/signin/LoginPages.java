package io.guanhu.local.signin;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Suite;
import io.guanhu.testing.Totp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in Keycloak's pages: name and password, and a one-time code if requested. */
final class LoginPages {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final int MOST_PAGES = 12;

    private final Http http;
    private final Clock clock;
    private final Totp codes = new Totp(Suite.DEMO_OTP_SEED);

    /** The time step of the last code entered, because Keycloak accepts a code only once. */
    private long lastStep;

    LoginPages(Http http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * Follows the pages until the realm redirects to the client.
     *
     * @param back the beginning of the client's redirect address
     * @return that address with the parameters added by the realm
     */
    URI through(URI start, String back, String login) {
        Answer page = get(start);
        URI at = start;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            if (page.status() / 100 == 3) {
                at = at.resolve(page.header("Location").orElseThrow());
                if (at.toString().startsWith(back)) {
                    return at;
                }
                page = get(at);
            } else if (page.status() == 200) {
                at = at.resolve(action(page.text(), login));
                page = post(at, entries(page.text(), login));
            } else {
                throw new SignInException(login, "the realm answered " + page.status());
            }
        }
        throw new SignInException(
                login,
                page.text().contains("name=\"password\"")
                        ? "the realm does not take this name and its password"
                        : "the realm shows one page after another");
    }

    private Map<String, String> entries(String page, String login) {
        if (page.contains("name=\"otp\"")) {
            return Map.of("otp", nextCode());
        }
        if (page.contains("name=\"password\"")) {
            return Map.of("username", login, "password", Suite.DEMO_PASSWORD, "credentialId", "");
        }
        throw new SignInException(login, "the realm shows an unexpected page");
    }

    /** A code that has not been used yet; may wait for the next time step. */
    private String nextCode() {
        while (Totp.step(clock.instant()) <= lastStep) {
            Http.pause(Duration.ofMillis(500));
        }
        Instant now = clock.instant();
        lastStep = Totp.step(now);
        return codes.code(now);
    }

    private Answer get(URI uri) {
        return http.send(Http.to(uri).GET());
    }

    private Answer post(URI uri, Map<String, String> entries) {
        return http.send(Http.to(uri).header("Content-Type", Form.TYPE).POST(Form.body(entries)));
    }

    private static String action(String page, String login) {
        Matcher matcher = ACTION.matcher(page);
        if (!matcher.find()) {
            throw new SignInException(login, "the realm shows a page without a form");
        }
        return matcher.group(1).replace("&amp;", "&");
    }
}
