package io.guanhu.e2e.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.guanhu.local.client.Suite;
import io.guanhu.testing.Totp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Fills in the realm's pages: name and password, and a one-time code. */
final class RealmPages {

    private static final int MOST_PAGES = 6;
    private static final Clock CLOCK = Clock.systemUTC();

    /** The realm accepts a code once: the period of the last one entered, by login. */
    private static final Map<String, Long> LAST_STEPS = new ConcurrentHashMap<>();

    private final String login;
    private final Totp codes = new Totp(Suite.DEMO_OTP_SEED);
    private Instant lastCode = Instant.EPOCH;

    RealmPages(String login) {
        this.login = login;
    }

    /** Continues until the realm sends the window back, or the window has closed. */
    void through(Page page) {
        var loads = new AtomicInteger();
        page.onDOMContentLoaded(_ -> loads.incrementAndGet());
        Locator password = page.locator("#password");
        Locator code = page.locator("#otp");
        page.waitForCondition(() -> isThere(page) || isVisible(password) || isVisible(code));
        for (int pages = 0; pages < MOST_PAGES && isThere(page); pages++) {
            page.waitForCondition(() -> !isThere(page) || isVisible(password) || isVisible(code));
            if (!isThere(page)) {
                return;
            }
            if (isVisible(code)) {
                code.fill(nextCode(page));
            } else {
                if (isVisible(page.locator("#username"))) {
                    page.locator("#username").fill(login);
                }
                password.fill(Suite.DEMO_PASSWORD);
            }
            int before = loads.get();
            // As people do who use the keyboard.
            page.keyboard().press("Enter");
            page.waitForCondition(() -> !isThere(page) || loads.get() > before);
        }
    }

    /** When the last code was entered. */
    Instant lastCode() {
        return lastCode;
    }

    private static boolean isThere(Page page) {
        return !page.isClosed() && page.url().contains("/realms/");
    }

    private static boolean isVisible(Locator locator) {
        return !locator.page().isClosed() && locator.isVisible();
    }

    /** A code that has not been entered yet; may wait for the next period. */
    private String nextCode(Page page) {
        while (Totp.step(CLOCK.instant()) <= LAST_STEPS.getOrDefault(login, 0L)) {
            page.waitForTimeout(500);
        }
        lastCode = CLOCK.instant();
        LAST_STEPS.put(login, Totp.step(lastCode));
        return codes.code(lastCode);
    }
}
