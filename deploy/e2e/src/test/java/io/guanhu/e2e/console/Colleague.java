package io.guanhu.e2e.console;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import io.guanhu.local.client.Suite;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser profile of their own: a member of staff, or a customer. */
final class Colleague {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Clock CLOCK = Clock.systemUTC();

    /** With what clocks may differ by. */
    private static final Duration LONGEST = Duration.ofMinutes(5).plusSeconds(11);

    private static final String STEP_UP = "/oauth2/authorization/guanhu-console?acr_values=2&max_age=60&return=/";

    private final BrowserContext profile;
    private final Suite suite;
    private final URI gateway;
    private final String login;
    private final RealmPages realm;

    Colleague(BrowserContext profile, Suite suite, String login) {
        this.profile = profile;
        this.suite = suite;
        this.gateway = suite.gateway();
        this.login = login;
        this.realm = new RealmPages(login);
    }

    static Colleague signedIn(BrowserContext profile, Suite suite, String login) {
        var colleague = new Colleague(profile, suite, login);
        try (var window = colleague.opens("/")) {
            window.press("Sign in");
            colleague.realm.through(window.page());
            window.sees("Hello, " + login);
        }
        return colleague;
    }

    /** A customer at the privacy centre, by password alone. */
    static Colleague customer(BrowserContext profile, Suite suite, String login) {
        var customer = new Colleague(profile, suite, login);
        try (var window = customer.opens("/privacy", Look.PHONE)) {
            window.press("Sign in");
            customer.realm.through(window.page());
            window.sees("What the bank holds about you");
        }
        return customer;
    }

    Suite suite() {
        return suite;
    }

    String login() {
        return login;
    }

    /** The realm's pages, as this person fills them in. */
    RealmPages realm() {
        return realm;
    }

    /** Opens a window in English, as wide as a desk's. */
    Window opens(String path) {
        return opens(path, Look.DESK);
    }

    Window opens(String path, Look look) {
        var window = new Window(profile.newPage(), look);
        window.page().navigate(gateway.resolve(path).toString());
        return window;
    }

    /** What the API answers this person, asked behind the pages' back. */
    JsonNode reads(String path) {
        return json(profile.request().get(gateway.resolve(path).toString()));
    }

    String etagOf(String path) {
        return profile.request().get(gateway.resolve(path).toString()).headers().getOrDefault("etag", "");
    }

    /** Whether the API lets this person read it yet: some of it arrives by events. */
    boolean canRead(String path) {
        return profile.request().get(gateway.resolve(path).toString()).ok();
    }

    /** Acts through the API instead of the pages. */
    JsonNode posts(String path, Object body, Map<String, String> headers) {
        RequestOptions options = RequestOptions.create()
                .setHeader("Content-Type", "application/json")
                .setHeader("Idempotency-Key", UUID.randomUUID().toString())
                .setHeader("X-XSRF-TOKEN", csrfToken())
                .setData(JSON.writeValueAsString(body));
        headers.forEach(options::setHeader);
        return json(profile.request().post(gateway.resolve(path).toString(), options));
    }

    /** Acts that are hard to undo need a code from the last five minutes. */
    void waitsUntilTheCodeIsTooOld(Window window) {
        Duration left = Duration.between(CLOCK.instant(), realm.lastCode().plus(LONGEST));
        if (left.isPositive()) {
            window.page().waitForTimeout((double) left.toMillis());
        }
    }

    /** Leaves a test the time that it takes before the second factor is asked for again. */
    void verifiesWhereTheCodeIsOld() {
        Duration age = Duration.between(realm.lastCode(), CLOCK.instant());
        if (age.compareTo(LONGEST.dividedBy(2)) > 0) {
            try (var window = opens(STEP_UP)) {
                realm.through(window.page());
                window.sees("Hello, " + login);
            }
        }
    }

    /** Signs out in a window of its own, as a browser does at the end of the day. */
    void signsOut() {
        try (var window = opens("/")) {
            window.press("Sign out");
            window.sees("Sign in");
        }
    }

    private String csrfToken() {
        String name = reads("/session").path("csrfCookie").asString();
        return profile.cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .map(Colleague::valueOf)
                .findFirst()
                .orElseThrow();
    }

    private static String valueOf(Cookie cookie) {
        return cookie.value;
    }

    private static JsonNode json(APIResponse response) {
        if (!response.ok()) {
            throw new IllegalStateException(response.status() + " " + response.text());
        }
        return JSON.readTree(response.body());
    }
}
