package io.guanhu.e2e.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.guanhu.e2e.RunningSuite;
import io.guanhu.local.sample.SampleCustomer;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for every page of the list, in both languages, on a phone and at a desk. */
@ExtendWith(InBrowser.class)
class EveryPageIT {

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final Look CHINESE_PHONE = new Look("zh-CN", 360, 780, ColorScheme.LIGHT);
    private static final Look ENGLISH_DARK = new Look("en", 1440, 900, ColorScheme.DARK);
    private static final List<Look> LOOKS = List.of(CHINESE_PHONE, Look.DESK, ENGLISH_DARK);

    @Test
    void isAccessibleFitsSpeaksOneLanguageAndTellsNothingOutside(Desk desk) {
        var examples = Examples.made(desk);
        SoftAssertions.assertSoftly(
                faults -> {
                    for (ListedPage page : ListedPage.all(RunningSuite.root())) {
                        for (Look look : LOOKS) {
                            new Visit(desk, page, look, examples).check(faults);
                        }
                    }
                });
    }

    private record Visit(Desk desk, ListedPage page, Look look, Examples examples) {

        void check(SoftAssertions faults) {
            Examples.Example example = examples.of(page);
            String which = page.path() + " " + look;
            try (Window window = desk.colleague(example.login()).opens(example.path(), look)) {
                window.settles();
                window.pictures(which);
                faults.assertThat(window.text()).as(which).isNotBlank();
                faults.assertThat(severe(window.page())).as(which).isEmpty();
                faults.assertThat(window.overflow()).as("%s is too wide", which).isZero();
                speaks(faults, window, which);
                tellsNothing(faults, window, which);
            }
        }

        private void speaks(SoftAssertions faults, Window window, String which) {
            faults.assertThat(window.page().locator("html").getAttribute("lang"))
                    .as(which)
                    .isEqualTo(look.language());
            if (look.language().equals("en")) {
                // The heading may be a customer's name.
                faults.assertThat(words(window, "nav, th, button, label"))
                        .as(which)
                        .containsPattern("[a-z]{3}")
                        .doesNotContainPattern("\\p{IsHan}");
            } else {
                faults.assertThat(words(window, "h1, h2, th, button, label"))
                        .as(which)
                        .containsPattern("\\p{IsHan}");
            }
        }

        private static String words(Window window, String where) {
            String said = String.join(" ", window.page().locator(where).allInnerTexts());
            return said.replace("中文", "").replace("English", "");
        }

        private void tellsNothing(SoftAssertions faults, Window window, String which) {
            SampleCustomer customer = examples.customer().values();
            Page page = window.page();
            String outside =
                    page.url()
                            + page.title()
                            + page.evaluate("JSON.stringify([localStorage, sessionStorage])");
            faults.assertThat(outside)
                    .as(which)
                    .doesNotContain(
                            customer.name(),
                            customer.phone(),
                            customer.idNumber(),
                            customer.email());
            faults.assertThat(page.evaluate("Object.keys(localStorage).sort().join()"))
                    .as(which)
                    .isIn("language", "appearance,language");
        }
    }

    private static List<String> severe(Page page) {
        return new AxeBuilder(page)
                .withTags(TAGS).analyze().getViolations().stream()
                        .filter(each -> List.of("serious", "critical").contains(each.getImpact()))
                        .map(
                                each ->
                                        each.getId()
                                                + " "
                                                + each.getNodes().getFirst().getHtml()
                                                + " "
                                                + each.getNodes().getFirst().getFailureSummary())
                        .toList();
    }
}
