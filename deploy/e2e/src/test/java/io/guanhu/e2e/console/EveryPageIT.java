package io.guanhu.e2e.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.guanhu.e2e.RunningSuite;
import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import io.guanhu.local.sample.SampleCustomer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for every page of the list, in both languages, on a phone and at a desk. */
@ExtendWith(InBrowser.class)
class EveryPageIT {

    private static final Look CHINESE_PHONE = new Look("zh-CN", 360, 780, ColorScheme.LIGHT);
    private static final Look DARK_PHONE = new Look("en", 360, 780, ColorScheme.DARK);
    private static final List<String> CENTRE = List.of(
            "/privacy",
            "/privacy/consents",
            "/privacy/requests",
            "/privacy/policy",
            "/privacy/form",
            "/privacy/delete",
            "/privacy/no-such-page");

    private static final List<Look> LOOKS = List.of(CHINESE_PHONE, Look.DESK, DARK_PHONE);

    @Test
    void isAccessibleFitsSpeaksOneLanguageAndTellsNothingOutside(Desk desk) {
        var examples = Examples.made(desk);
        Map<String, Window> windows = new HashMap<>();
        SoftAssertions.assertSoftly(faults -> {
            for (ListedPage page : ListedPage.all(RunningSuite.root())) {
                Examples.Example example = examples.of(page);
                Window window = windows.computeIfAbsent(
                        example.login(), login -> desk.colleague(login).opens("/"));
                for (Look look : LOOKS) {
                    window.visits(example.path(), look);
                    new Visit(page.path(), look, examples.customer()).check(window, faults);
                }
            }
        });
    }

    @Test
    void isSoInThePrivacyCentre(Desk desk) {
        NewCustomer customer = NewCustomers.of("e1101", desk.colleague("e1101"));
        Window window = desk.customer("customer4", customer).opens("/privacy");
        SoftAssertions.assertSoftly(faults -> {
            for (String path : CENTRE) {
                for (Look look : LOOKS) {
                    window.visits(path, look);
                    new Visit(path, look, customer).check(window, faults);
                }
            }
        });
    }

    private record Visit(String path, Look look, NewCustomer customer) {

        void check(Window window, SoftAssertions faults) {
            String which = path + " " + look;
            window.settles();
            window.pictures(which);
            faults.assertThat(window.text()).as(which).isNotBlank();
            faults.assertThat(window.severe()).as(which).isEmpty();
            faults.assertThat(window.overflow()).as("%s is too wide", which).isZero();
            speaks(faults, window, which);
            tellsNothing(faults, window, which);
            // Not by closing the window, which would end the visits.
            faults.assertThat(window.faults()).as(which).isEmpty();
        }

        private void speaks(SoftAssertions faults, Window window, String which) {
            faults.assertThat(window.page().locator("html").getAttribute("lang"))
                    .as(which)
                    .isEqualTo(look.language());
            if (look.language().equals("en")) {
                // The heading may be a customer's name.
                String shown = words(window, "nav, th, button, label");
                faults.assertThat(shown).as(which).doesNotContainPattern("\\p{IsHan}");
                // A phone hides the navigation, and some pages have nothing else of that kind.
                faults.assertThat(look.phone() ? window.text() : shown)
                        .as(which)
                        .containsPattern("[a-z]{3}");
            } else {
                faults.assertThat(words(window, "h1, h2, th, button, label"))
                        .as(which)
                        .containsPattern("\\p{IsHan}");
            }
        }

        private static String words(Window window, String where) {
            // What says of itself which language it is in may be in another.
            var others = new Locator.FilterOptions().setHasNot(window.page().locator("[lang]"));
            String shown =
                    String.join(" ", window.page().locator(where).filter(others).allInnerTexts());
            return shown.replace("中文", "").replace("English", "");
        }

        private void tellsNothing(SoftAssertions faults, Window window, String which) {
            SampleCustomer values = customer.values();
            Page page = window.page();
            String outside =
                    page.url() + page.title() + page.evaluate("JSON.stringify([localStorage, sessionStorage])");
            faults.assertThat(outside)
                    .as(which)
                    .doesNotContain(values.name(), values.phone(), values.idNumber(), values.email());
            faults.assertThat(page.evaluate("Object.keys(localStorage).sort().join()"))
                    .as(which)
                    .isIn("language", "appearance,language");
        }
    }
}
