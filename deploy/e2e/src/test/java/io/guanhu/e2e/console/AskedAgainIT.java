package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import io.guanhu.local.sample.Contacts;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who is asked again who they are, in the middle of their work, loses none of it. The last of the
 * console by its name: until then the code of the person who signed in first ages.
 */
@ExtendWith(InBrowser.class)
class AskedAgainIT {

    private final String phone = Contacts.phone(new SecureRandom());

    @Test
    void goesOnWithTheSameActAfterASecondFactor(Desk desk) {
        Colleague manager = desk.signedInFirst();
        NewCustomer customer = NewCustomers.of(manager.login(), manager);
        try (Window window = manager.opens(customer.path() + "/edit")) {
            proposes(window);
            window.sees("Check the changes");
            manager.waitsUntilTheCodeIsTooOld(window);
            window.press("Confirm the change");
            window.sees("Confirm it is you");
            window.sees(phone.substring(7));
            verifies(window, manager);
            window.sees("The change is in force");
        }
        assertThat(manager.reads(customer.api()).path("fields").path("phone").asString())
                .endsWith(phone.substring(7));
    }

    @Test
    void goesOnWithTheDraftAfterTheSessionHasEnded(Desk desk) {
        Colleague manager = desk.colleague("e1103");
        NewCustomer customer = NewCustomers.of("e1103", manager);
        try (Window window = manager.opens(customer.path() + "/edit")) {
            window.type("Note", "客户来电");
            manager.signsOut();
            proposes(window);
            window.sees("Your session has ended");
            assertThat(window.field("Phone").inputValue()).isEqualTo(phone);
            verifies(window, manager);
            window.sees("Check the changes");
            window.press("Back to the form");
            assertThat(window.field("Phone").inputValue()).isEqualTo(phone);
            assertThat(window.field("Note").inputValue()).isEqualTo("客户来电");
        }
    }

    private void proposes(Window window) {
        window.type("Phone", phone);
        window.take("Requested by the customer");
        window.press("Review changes");
    }

    /** In a separate window, which closes automatically. */
    private static void verifies(Window window, Colleague manager) {
        Page own = window.page().waitForPopup(() -> window.press("Verify and continue"));
        manager.realm().through(own);
        window.seesNoMore("Verify and continue");
    }
}
