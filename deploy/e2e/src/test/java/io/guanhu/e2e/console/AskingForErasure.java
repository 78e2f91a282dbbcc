package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import io.guanhu.local.client.Http;
import io.guanhu.local.story.stage.ReceivedMessages;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A customer's walk through the privacy centre, from the wish to the confirmation. */
final class AskingForErasure {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final Pattern REQUEST = Pattern.compile("/privacy/requests/([0-9a-f-]{36})$");

    private final Colleague person;
    private final NewCustomer customer;

    AskingForErasure(Colleague person, NewCustomer customer) {
        this.person = person;
        this.customer = customer;
    }

    /** The id of the request that was made. */
    String byPhone() {
        try (Window window = person.opens("/privacy", Look.PHONE)) {
            window.settles();
            fits(window, "centre home");
            asks(window);
            readsTheConsequences(window);
            provesThatItIsThem(window);
            return confirms(window);
        }
    }

    private void asks(Window window) {
        window.click(window.page().locator("a[href='/privacy/delete']"));
        window.sees("Step 1 of 4");
        window.press("Continue and see what it means");
        window.sees("Choose at least one.");
        for (String category : new String[] {"Identity", "Contact", "Marketing"}) {
            window.click(window.page().getByText(category).first());
        }
        window.click(window.page().locator("#read-policy"));
        fits(window, "centre asking");
        window.press("Continue and see what it means");
    }

    private void readsTheConsequences(Window window) {
        window.sees("Step 2 of 4");
        window.sees("Kept by law, use restricted");
        fits(window, "centre consequences");
        window.press("I have read this, continue");
    }

    private void provesThatItIsThem(Window window) {
        window.sees("Step 3 of 4");
        window.press("Send the code");
        window.sees("The code was sent to");
        String code = code();
        window.type("Six-digit code", code.equals("000000") ? "111111" : "000000");
        window.press("Verify");
        window.sees("Attempts left");
        fits(window, "centre code");
        window.type("Six-digit code", code);
        window.press("Verify");
    }

    private String code() {
        var inbox = new ReceivedMessages(new Http(PATIENCE), person.suite().inbox());
        String sms = inbox.newSms("+86" + customer.values().phone(), 0, AskingForErasure::hasCode);
        Matcher code = CODE.matcher(sms);
        assertThat(code.find()).as("an SMS with a code").isTrue();
        return code.group();
    }

    private static boolean hasCode(String sms) {
        return CODE.matcher(sms).find();
    }

    private String confirms(Window window) {
        window.sees("Step 4 of 4");
        window.press("Verify and confirm deletion");
        window.sees("Please tick this box first.");
        window.click(window.page().getByText("I understand that deletion cannot be undone."));
        window.press("Verify and confirm deletion");
        window.sees("Please verify again");
        Page own = window.page().waitForPopup(() -> window.press("Continue"));
        person.realm().through(own);
        window.sees("Progress");
        fits(window, "centre confirmed");
        Matcher request = REQUEST.matcher(window.page().url());
        assertThat(request.find()).as(window.page().url()).isTrue();
        return request.group(1);
    }

    private static void fits(Window window, String name) {
        window.pictures(name + " " + Look.PHONE);
        assertThat(window.overflow()).as("%s is too wide", name).isZero();
        assertThat(window.severe()).as(name).isEmpty();
    }
}
