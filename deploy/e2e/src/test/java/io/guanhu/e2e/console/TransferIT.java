package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer goes from one manager to another: proposed, accepted, approved. */
@ExtendWith(InBrowser.class)
class TransferIT {

    @Test
    void takesThreePeople(Desk desk) {
        Colleague giver = desk.colleague("e1102");
        NewCustomer customer = NewCustomers.of("e1102", giver);
        String transfer = proposes(giver, customer);
        takes(desk.colleague("e1103"), transfer, "Accept", "Waiting for approval");
        takes(desk.colleague("e1190"), transfer, "Approve", "Completed");

        Colleague receiver = desk.colleague("e1103");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInSameThread()
                .until(() -> receiver.canRead(customer.api()));
        try (Window window = receiver.opens(customer.path())) {
            window.sees("E1103");
        }
        assertThat(giver.canRead(customer.api())).isFalse();
    }

    /** The number of the transfer. */
    private static String proposes(Colleague giver, NewCustomer customer) {
        try (Window window = giver.opens("/book")) {
            window.click(window.finds(customer.id()).getByRole(AriaRole.CHECKBOX));
            window.press("Propose a transfer (1)");
            window.choose("Receiver", "E1103");
            window.take("Workload");
            window.sees("One customer goes to");
            window.click(window.page().getByRole(AriaRole.DIALOG).locator("button.ant-btn-primary"));
            window.sees("Waiting for the receiver");
            assertThat(window.button("Accept").count()).isZero();
            assertThat(window.button("Approve").count()).isZero();
            return window.page().url().replaceAll(".*/", "");
        }
    }

    private static void takes(Colleague colleague, String transfer, String step, String state) {
        try (Window window = colleague.opens("/transfers")) {
            window.click(window.finds(transfer).getByRole(AriaRole.LINK));
            window.press(step);
            window.sees(state);
        }
    }
}
