package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Input is shown as text on every page, whatever it looks like. */
@ExtendWith(InBrowser.class)
class MarkupIT {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    @Test
    void isNoNameAndWhereItIsTakenItIsShownAsSuch(Desk desk) {
        Colleague manager = desk.colleague("e1101");
        NewCustomer customer = NewCustomers.of("e1101", manager, null, Map.of("address", MARKUP));
        try (Window window = manager.opens(customer.path() + "/edit")) {
            window.type("Name", MARKUP);
            window.type("Note", MARKUP);
            window.take("Correction");
            window.press("Review changes");
            window.page().locator("#patch_name_help").waitFor();
            assertThat(window.field("Name").inputValue()).isEqualTo(MARKUP);

            window.type("Name", "欧阳若曦");
            window.press("Review changes");
            window.press("Confirm the change");
            window.click(window.link("See the change"));
            window.sees(MARKUP);
            isText(window);
        }
        try (Window window = manager.opens(customer.path())) {
            window.press("Reveal values");
            window.page().getByRole(AriaRole.DIALOG).getByText("Address").click();
            window.click(window.field("Purpose"));
            window.page().getByTitle("Verify identity").click();
            window.press("Show");
            window.sees(MARKUP);
            isText(window);
        }
    }

    /** If a script had run, it would have opened a dialog, which the window reports. */
    private static void isText(Window window) {
        assertThat(window.page().locator("img[src=x]").count()).isZero();
    }
}
