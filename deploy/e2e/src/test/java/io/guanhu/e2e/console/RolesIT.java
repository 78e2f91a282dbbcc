package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.e2e.RunningSuite;
import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Users do not see pages or buttons that the permission table denies them. */
@ExtendWith(InBrowser.class)
class RolesIT {

    private static final String SOMETHING = "01900000-0000-7000-8000-000000000000";
    private static final String FORBIDDEN = "Your role does not have access to this page";

    private final List<ListedPage> pages = ListedPage.all(RunningSuite.root());

    @ParameterizedTest
    @ValueSource(strings = {"e1101", "e1190", "e9001", "e9101", "e9201", "e9301"})
    void menuHasWhatThePersonMayOpen(String login, Desk desk) {
        Colleague colleague = desk.colleague(login);
        List<String> permitted = permissionsOf(colleague);
        try (Window window = colleague.opens("/")) {
            window.sees("Hello, " + login);
            assertThat(window.page().locator("nav li").allInnerTexts())
                    .containsExactlyElementsOf(pages.stream()
                            .filter(ListedPage::isInTheMenu)
                            .filter(page -> page.opensFor(permitted))
                            .map(ListedPage::english)
                            .toList());
        }
    }

    @Test
    void auditorIsToldThatOtherPagesAreNotTheirsAndAsksNothing(Desk desk) {
        Colleague auditor = desk.colleague("e9201");
        List<String> permitted = permissionsOf(auditor);
        List<ListedPage> others =
                pages.stream().filter(page -> !page.opensFor(permitted)).toList();
        assertThat(others).extracting(ListedPage::path).contains("/customers");
        for (ListedPage page : others) {
            String path = page.path().replaceAll("/:\\w+\\?", "").replaceAll(":\\w+", SOMETHING);
            List<String> asked = new ArrayList<>();
            try (Window window = auditor.opens("/there-is-nothing")) {
                window.page().onRequest(request -> {
                    if (request.url().contains("/api/")) {
                        asked.add(request.url());
                    }
                });
                window.sees("Page not found");
                window.goesTo(path);
                window.sees(FORBIDDEN);
                assertThat(asked).as(path).isEmpty();
            }
        }
    }

    @Test
    void officerReadsACustomerAndSeesNoButtonToEdit(Desk desk) {
        NewCustomer customer = NewCustomers.of("e1101", desk.colleague("e1101"));
        try (Window window = desk.colleague("e1101").opens(customer.path())) {
            window.sees("Reveal values");
            assertThat(window.button("Edit").count()).isOne();
        }
        Colleague officer = desk.colleague("e9101");
        try (Window window = officer.opens(customer.path())) {
            window.sees("Reveal values");
            assertThat(window.button("Edit").count()).isZero();
            window.goesTo(customer.path() + "/edit");
            window.sees(FORBIDDEN);
        }
    }

    private static List<String> permissionsOf(Colleague colleague) {
        return colleague
                .reads("/session")
                .path("permissions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
