package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import io.guanhu.local.sample.Contacts;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A manager changes a customer's data. */
@ExtendWith(InBrowser.class)
class EditingIT {

    /** Signing in, module, finding, viewing, editing, reason, saving and confirming. */
    @Test
    void takesAtMostSevenClicksBesideTyping(Desk desk) {
        NewCustomer customer = NewCustomers.of("e1104", desk.colleague("e1190"));
        String phone = Contacts.phone(new SecureRandom());
        Colleague manager = desk.newcomer("e1104");
        try (Window window = manager.opens("/")) {
            window.press("Sign in");
            manager.realm().through(window.page());
            window.click(window.link("Customers"));
            window.type("ID number", customer.values().idNumber());
            window.page().keyboard().press("Enter");
            window.click(window.row(customer.id()));
            window.press("Edit");
            window.type("Phone", phone);
            window.take("Requested by the customer");
            window.press("Review changes");
            window.sees("Check the changes");
            window.press("Confirm the change");
            window.sees("The change is in force");
            assertThat(window.clicks()).isLessThanOrEqualTo(7);
        }
        assertThat(manager.reads(customer.api()).path("fields").path("phone").asString())
                .endsWith(phone.substring(phone.length() - 4));
    }

    @Test
    void showsARefusalAtItsFieldAndLosesNothing(Desk desk) {
        Colleague manager = desk.colleague("e1101");
        NewCustomer customer = NewCustomers.of("e1101", manager);
        try (Window window = manager.opens(customer.path() + "/edit")) {
            window.type("Phone", "1380013800O");
            window.type("Address", "北京市朝阳区建国路 1 号");
            window.take("Correction");
            window.type("Note", "客户来电");
            window.press("Review changes");
            var help = window.page().locator("#patch_phone_help");
            help.waitFor();
            assertThat(help.innerText()).isNotBlank();
            assertThat(window.field("Phone").getAttribute("aria-invalid")).isEqualTo("true");
            assertThat(window.field("Phone").inputValue()).isEqualTo("1380013800O");
            assertThat(window.field("Address").inputValue()).startsWith("北京市");
            assertThat(window.field("Note").inputValue()).isEqualTo("客户来电");

            window.type("Phone", Contacts.phone(new SecureRandom()));
            window.press("Review changes");
            window.sees("Check the changes");
        }
    }

    @Test
    void showsBothVersionsWhereSomebodyWasFaster(Desk desk) {
        Colleague manager = desk.colleague("e1101");
        NewCustomer customer = NewCustomers.of("e1101", manager);
        String phone = Contacts.phone(new SecureRandom());
        try (Window window = manager.opens(customer.path() + "/edit")) {
            window.type("Phone", phone);
            window.take("Requested by the customer");
            leadChangesTheAddress(desk.colleague("e1190"), customer);
            window.press("Review changes");

            window.sees("Someone changed this customer while you were typing");
            String seen = String.join("|", window.row("address").locator("td").allInnerTexts());
            assertThat(window.row("address").locator("td").nth(1).innerText())
                    .isNotEqualTo(window.row("address").locator("td").nth(2).innerText());
            assertThat(window.row("phone").locator("td").nth(3).innerText()).isEqualTo(phone);
            assertThat(seen).contains("Address");

            window.press("Continue with the new version");
            assertThat(window.field("Phone").inputValue()).isEqualTo(phone);
            window.press("Review changes");
            window.sees("Check the changes");
        }
    }

    private static void leadChangesTheAddress(Colleague lead, NewCustomer customer) {
        String etag = lead.etagOf(customer.api());
        String change = lead.posts(
                        customer.api() + "/changes",
                        Map.of(
                                "patch",
                                Map.of("address", "上海市浦东新区世纪大道 100 号"),
                                "reason",
                                Map.of("code", "CORRECTION", "text", "客户来函")),
                        Map.of("If-Match", etag))
                .path("id")
                .asString();
        lead.posts(customer.api() + "/changes/" + change + "/confirmation", Map.of(), Map.of());
    }
}
