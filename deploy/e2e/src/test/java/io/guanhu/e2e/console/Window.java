package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A window of the console, worked by what a person reads on it. Closing it checks that nothing went
 * wrong inside.
 */
final class Window implements AutoCloseable {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final double PATIENCE = 20_000;
    private static final Clock CLOCK = Clock.systemUTC();

    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private int clicks;

    Window(Page page, Look look) {
        this.page = page;
        page.setDefaultTimeout(PATIENCE);
        wears(look);
        page.addInitScript("localStorage.setItem('language', window.name || '%s')".formatted(look.language()));
        page.onPageError(faults::add);
        page.onDialog(dialog -> {
            faults.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            // A refusal by the API is no fault of the page.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                faults.add(message.text());
            }
        });
    }

    private void wears(Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
    }

    /**
     * Looks at another page of the same gateway, from its beginning. A new window would have to
     * compile all scripts again.
     */
    void visits(String path, Look look) {
        faults.clear();
        wears(look);
        // A window's name outlives its pages.
        page.evaluate("language => { window.name = language }", look.language());
        goesTo(path);
    }

    Page page() {
        return page;
    }

    int clicks() {
        return clicks;
    }

    /** Errors of scripts and what the content security policy blocked. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    void press(String name) {
        click(button(name));
    }

    void click(Locator what) {
        clicks++;
        patiently(what::click);
    }

    Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .or(link(name));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    void type(String label, String value) {
        patiently(() -> field(label).fill(value));
    }

    /** Takes one of the buttons of which only one can be pressed in. */
    void take(String choice) {
        click(page.locator(".ant-radio-button-wrapper").filter(new Locator.FilterOptions().setHasText(choice)));
    }

    /** Finds in a list what is called so, and takes it, by the keyboard alone. */
    void choose(String label, String wanted) {
        Locator list = field(label);
        list.fill(wanted);
        page.locator(".ant-select-item-option")
                .filter(new Locator.FilterOptions().setHasText(wanted))
                .waitFor();
        list.press("Enter");
    }

    /** Says yes to what asks whether one is sure. */
    void confirms(String name) {
        click(page.getByRole(AriaRole.TOOLTIP)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true)));
    }

    void sees(String text) {
        patiently(() -> page.getByText(text).first().waitFor());
    }

    void seesNoMore(String text) {
        var gone = new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
        patiently(() -> page.getByText(text).first().waitFor(gone));
    }

    /** What did not come is told with what was there instead. */
    private void patiently(Runnable step) {
        try {
            step.run();
        } catch (TimeoutError late) {
            pictures("failed " + CLOCK.millis());
            throw new AssertionError(
                    "%s%nshows:%n%s".formatted(page.url(), page.locator("body").innerText()), late);
        }
    }

    /** The text of the page's own part, without menu and frame. */
    String text() {
        return page.locator("#main").innerText();
    }

    /** The row of a list that is about this. */
    Locator row(String id) {
        return page.locator("tr[data-row-key='%s']".formatted(id));
    }

    /** The same, read on as far as that is. */
    Locator finds(String id) {
        Locator wanted = row(id);
        Locator more = button("Show more");
        wanted.or(more).first().waitFor();
        while (wanted.count() == 0) {
            int read = page.locator("tr[data-row-key]").count();
            more.click();
            page.waitForCondition(() -> page.locator("tr[data-row-key]").count() > read);
            wanted.or(more).first().waitFor();
        }
        return wanted;
    }

    /** Types another address of the same gateway. */
    void goesTo(String path) {
        page.navigate(URI.create(page.url()).resolve(path).toString());
    }

    /** Waits until nothing is being loaded any more. */
    void settles() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForCondition(() -> page.locator("#main h1").count() > 0);
        page.waitForCondition(() -> page.locator(".ant-skeleton").count() == 0);
    }

    /** How much wider the page is than its window. */
    int overflow() {
        return (int) page.evaluate("document.documentElement.scrollWidth -" + " document.documentElement.clientWidth");
    }

    /** What keeps somebody from using the page, by the rules of WCAG 2.2 AA. */
    List<String> severe() {
        AxeRunOptions options = new AxeRunOptions();
        // What a rule has nothing against need not come over.
        options.setResultTypes(List.of("violations"));
        // There is one frame, so that no second page is needed to gather what frames answer.
        return new AxeBuilder(page)
                .options(options).setLegacyMode(true).withTags(TAGS).analyze().getViolations().stream()
                        .filter(each -> List.of("serious", "critical").contains(each.getImpact()))
                        .map(each -> each.getId()
                                + " "
                                + each.getNodes().getFirst().getHtml()
                                + " "
                                + each.getNodes().getFirst().getFailureSummary())
                        .toList();
    }

    /** Leaves a picture of the whole page in the build's output. */
    void pictures(String name) {
        String file = name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-", "") + ".png";
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(file)));
    }

    @Override
    public void close() {
        page.close();
        assertThat(faults).as("errors in the browser's console").isEmpty();
    }
}
