package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changing a customer's identity takes two people. */
@ExtendWith(InBrowser.class)
class SecondPersonIT {

    private static final String NEW_NAME = "欧阳若曦";

    @Test
    void seesBothValuesInClearAndDecides(Desk desk) {
        Colleague manager = desk.colleague("e1101");
        NewCustomer customer = NewCustomers.of("e1101", manager);
        String change = proposesAnotherName(manager, customer);
        assertThat(nameOf(customer, manager))
                .startsWith(customer.values().name().substring(0, 1));

        try (Window window = desk.colleague("e1190").opens("/changes")) {
            window.finds(change).click();
            window.press("Reveal and decide");
            window.sees(NEW_NAME);
            assertThat(window.row("name").innerText())
                    .contains(customer.values().name(), NEW_NAME);
            window.press("Approve");
            window.sees("Explain why you approve or reject it");
            window.type("Comment", "已核对户口簿");
            window.press("Approve");
            window.sees("In force");
            window.sees("已核对户口簿");
        }
        assertThat(nameOf(customer, manager)).startsWith(NEW_NAME.substring(0, 1));
    }

    /** The number of the change. */
    private static String proposesAnotherName(Colleague manager, NewCustomer customer) {
        try (Window window = manager.opens(customer.path() + "/edit")) {
            window.type("Name", NEW_NAME);
            window.take("Correction");
            window.press("Review changes");
            window.sees("A second person must approve these before they take effect: Name");
            window.press("Confirm the change");
            window.sees("Sent for a decision");
            window.click(window.link("See the change"));
            window.sees("so someone else must decide");
            assertThat(window.button("Reveal and decide").count()).isZero();
            return window.page().url().replaceAll(".*/", "");
        }
    }

    private static String nameOf(NewCustomer customer, Colleague reader) {
        return reader.reads(customer.api()).path("fields").path("name").asString();
    }
}
