package io.guanhu.e2e.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Suite;
import io.guanhu.local.signin.Logins;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One browser in front of one suite. Each person has a separate profile, and signs in once. */
final class Desk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Suite suite;
    private final Playwright playwright;
    private final Browser browser;
    private final Map<String, Colleague> colleagues = new HashMap<>();

    private Desk(Suite suite, Playwright playwright, Browser browser) {
        this.suite = suite;
        this.playwright = playwright;
        this.browser = browser;
    }

    static Desk before(Suite suite) {
        var chromium = Chromium.find();
        Playwright playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium)
                        // It asks nobody but the suite.
                        .setArgs(List.of("--disable-background-networking", "--disable-component-update")));
        var desk = new Desk(suite, playwright, browser);
        desk.signedInFirst();
        return desk;
    }

    /** The person with the oldest one-time code, for tests of codes that are too old. */
    Colleague signedInFirst() {
        return signedIn("e1105");
    }

    /** A signed-in member of staff with a fresh second factor. */
    Colleague colleague(String login) {
        Colleague colleague = signedIn(login);
        colleague.verifiesWhereTheCodeIsOld();
        return colleague;
    }

    private Colleague signedIn(String login) {
        return colleagues.computeIfAbsent(login, it -> Colleague.signedIn(browser.newContext(), suite, it));
    }

    /** A member of staff who has not signed in today. */
    Colleague newcomer(String login) {
        return new Colleague(browser.newContext(), suite, login);
    }

    /** A customer with a phone, whose login is theirs from now on. */
    Colleague customer(String login, NewCustomer customer) {
        new Logins(new Http(PATIENCE), suite).bind(login, customer.id());
        return Colleague.customer(browser.newContext(), suite, login);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
